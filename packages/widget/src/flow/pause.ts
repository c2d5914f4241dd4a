import type { Found } from '@earshot/model/rules/personal';
import { soundsUrgent } from '@earshot/model/rules/urgent';
import type { Concern, SessionState } from './session.ts';
import { wordsOf } from './written.ts';

/**
 * Looks at words before they are sent. Everybody is asked once: about danger, and about the same details.
 * @param personalIn what looks personal in the words on show
 */
export function pauseWith(personalIn: (state: SessionState) => Found[]): (state: SessionState) => Concern | undefined {
  const asked = new Set<string>();
  const isNew = (what: string) => asked.size < asked.add(what).size;
  return (state) => {
    const { survey, current, held } = state;
    const words = wordsOf(current, held[current.id]);
    if (survey.urgent && soundsUrgent(words, survey.urgent.words) && isNew('urgent')) return 'urgent';
    const found = personalIn(state).map(({ start, end }) => words.slice(start, end));
    // Whoever goes on past the list has read it: it follows what is written.
    return found.length > 0 && isNew(`${current.id} ${found}`) && state.concern !== 'personal' ? 'personal' : undefined;
  };
}
