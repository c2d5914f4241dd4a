import { createHash } from 'node:crypto';
import type { Contact, SaidSurvey } from '@earshot/model';
import { questionsDue } from '@earshot/model/rules';
import { type AllHeld, givenOf } from './held.ts';

const parts = ['name', 'email', 'phone'] as const;

/** Contact details, read once more before they leave: a wrong number reaches a stranger. */
export interface Review {
  lines: readonly { question: string; part: (typeof parts)[number]; text: string }[];
  /** What sends them: the step the person had taken. */
  go: 'next' | 'early';
  /** Stands in the next form, so that nobody is shown the same details twice. */
  token: string;
}

/** What the person should read before it is sent; undefined where there is nothing, or nothing new since. */
export function reviewOf(
  { questions }: Pick<SaidSurvey, 'questions'>,
  held: AllHeld,
  shown: readonly string[],
  asked: readonly string[],
  go: Review['go'],
): Review | undefined {
  const lines = questionsDue(questions, givenOf(held))
    .filter(({ id, kind }) => kind === 'contact' && shown.includes(id))
    .flatMap(({ id }) => {
      const contact = (held.get(id)?.value ?? {}) as Contact;
      return parts.flatMap((part) => (contact[part] ? [{ question: id, part, text: contact[part] }] : []));
    });
  const token = createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22);
  return lines.length === 0 || asked.includes(token) ? undefined : { lines, go, token };
}
