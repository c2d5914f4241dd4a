import type { Case } from '@earshot/model';
import { now } from '../live/clock.ts';
import { dueSentence } from '../words/due.ts';

const tones = { late: 'tone-bad', soon: 'tone-warn', calm: '', closed: 'soft' } as const;

/** A case's clock as a sentence; the colour repeats what the words say. */
export function ClockText({ of }: { of: Pick<Case, 'dueAt' | 'closedAt'> }) {
  const { text, press } = dueSentence(of, now.value);
  return <span class={`due ${tones[press]}`}>{text}</span>;
}
