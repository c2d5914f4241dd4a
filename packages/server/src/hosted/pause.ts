import { createHash } from 'node:crypto';
import type { SaidQuestion, SaidSurvey } from '@earshot/model';
import { type Found, findPersonal, removePersonal } from '@earshot/model/rules/personal';
import { soundsUrgent } from '@earshot/model/rules/urgent';
import { type AllHeld, spokenOther } from './held.ts';

/** What a person is asked about before the words on the page go on. */
export interface Pause {
  concern: 'urgent' | 'personal';
  /** What was found, for the person alone: it is in no log and in no store. */
  pieces: readonly { kind: Found['kind']; text: string }[];
  /** Stands in the next form, so that nobody is asked about the same twice. */
  token: string;
}

/** Tokens a form may bring along; more are not from ours. */
const MOST_TOKENS = 60;

/** What the person was asked about before. */
export const askedOf = (form: URLSearchParams): readonly string[] =>
  (form.get('~asked') ?? '').split(' ', MOST_TOKENS).filter((token) => /^[\w-]{6,22}$/.test(token));

const wordsOf = (question: SaidQuestion, all: AllHeld): string => {
  const { value } = all.get(question.id) ?? {};
  return question.kind === 'text' && typeof value === 'string' ? value : (spokenOther(question, all) ?? '');
};
const personalIn = ({ contact }: SaidSurvey, words: string): Found[] =>
  findPersonal(
    words,
    contact.map(({ value }) => value),
  );

/** Looks at the words of one question, before they go on. The same rules as in the page of a site. */
export function pauseOn(said: SaidSurvey, question: SaidQuestion, all: AllHeld, asked: readonly string[]): Pause | undefined {
  const words = wordsOf(question, all);
  if (said.urgent && !asked.includes('urgent') && soundsUrgent(words, said.urgent.words))
    return { concern: 'urgent', pieces: [], token: 'urgent' };
  const pieces = personalIn(said, words).map(({ kind, start, end }) => ({ kind, text: words.slice(start, end) }));
  if (pieces.length === 0) return undefined;
  const token = createHash('sha256')
    .update(JSON.stringify([question.id, pieces]))
    .digest('base64url')
    .slice(0, 22);
  return asked.includes(token) ? undefined : { concern: 'personal', pieces, token };
}

/** Everything that is held, without what looks personal in the words of one question. */
export function withoutPersonal(said: SaidSurvey, question: SaidQuestion, all: AllHeld, mark: string): AllHeld {
  const words = wordsOf(question, all);
  const cleaned = removePersonal(words, personalIn(said, words), mark);
  const held = all.get(question.id) ?? {};
  return new Map([...all, [question.id, question.kind === 'text' ? { ...held, value: cleaned } : { ...held, otherText: cleaned }]]);
}
