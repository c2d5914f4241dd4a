import { type Found, findPersonal, removePersonal } from '@earshot/model/rules/personal';
import type { Held, SessionState } from './session.ts';
import { wordsOf } from './written.ts';

/** What looks personal in the words on show; the agency's own addresses and numbers do not. */
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
