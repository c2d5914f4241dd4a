import type { SaidQuestion } from '@earshot/model';
import { type Found, findPersonal, removePersonal } from '@earshot/model/rules/personal';
import { soundsUrgent } from '@earshot/model/rules/urgent';
import { type Concern, type Held, type SessionState, spokenOther } from './session.ts';

/** The words a person wrote for the question on show: its text, or those beside an "other" option. */
export const wordsOf = (question: SaidQuestion, held: Held | undefined): string =>
  question.kind === 'text' && typeof held?.value === 'string' ? held.value : (spokenOther(question, held) ?? '');

/** What looks personal in them; the agency's own addresses and numbers do not. */
export const personalIn = ({ survey, current, held }: SessionState): Found[] =>
  findPersonal(
    wordsOf(current, held[current.id]),
    survey.contact.map(({ value }) => value),
  );

/** The same answer without them. */
export function withoutPersonal(state: SessionState, mark: string): Held {
  const held = state.held[state.current.id] ?? {};
  const cleaned = removePersonal(wordsOf(state.current, held), personalIn(state), mark);
  return state.current.kind === 'text' ? { ...held, value: cleaned } : { ...held, otherText: cleaned };
}

/** Looks at words before they are sent, for `createSession`. Everybody is asked once: about danger, and about the same details. */
export function createPause(): (state: SessionState) => Concern | undefined {
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
