import type { SurveyState } from '@earshot/model';
import { words } from '../words/words.ts';

const tones = { live: 'tone-good', paused: 'tone-warn', closed: 'soft' } as const;

/** A survey's state as a word. */
export function StateWord({ state }: { state: SurveyState }) {
  return <span class={tones[state]}>{words(`survey.state.${state}`)}</span>;
}
