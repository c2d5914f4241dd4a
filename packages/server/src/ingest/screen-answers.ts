import type { Agency, PersonalPolicy, Question } from '@earshot/model';
import type { Privacy } from '../screened.ts';
import type { ShownAnswer } from './answers.ts';
import { isSegment } from './facts.ts';

/** Answers after the door: what goes on, and what stays behind. */
export interface AtTheDoor {
  shown: readonly ShownAnswer[];
  /** Words as they were written, by question, where they are to be kept. */
  original: Readonly<Record<string, string>> | null;
  /** A question whose words should be looked at by a person first has some of the kind. */
  aside: boolean;
  /** The person said in their own words how to reach them, and may be taken at it. */
  reachable: boolean;
}

const policyOf = (question: Question): PersonalPolicy => ('personal' in question ? question.personal : undefined) ?? 'keep';

/** Takes personal details out of every text somebody wrote themselves. A contact question asks for them, and is kept apart anyway. */
export function screenAnswers(shown: readonly ShownAnswer[], agency: Pick<Agency, 'contact'>, { screen }: Privacy): AtTheDoor {
  const known = agency.contact.map(({ value }) => value);
  const original: Record<string, string> = {};
  let aside = false;
  let reachable = false;
  const clean = shown.map((answer): ShownAnswer => {
    const { question, value, otherText } = answer;
    const text = question.kind === 'text' && typeof value === 'string' ? value : otherText;
    const screened = text === undefined ? undefined : screen(text, known);
    if (text === undefined || !screened) return answer;
    const policy = policyOf(question);
    if (policy === 'quarantine') aside = true;
    if (policy === 'keep' && !isSegment(answer)) {
      original[question.id] = text;
      reachable ||= screened.reachable;
    }
    const now = { ...answer, bare: screened.bare };
    return question.kind === 'text' ? { ...now, value: screened.text } : { ...now, otherText: screened.text };
  });
  return { shown: clean, original: Object.keys(original).length > 0 ? original : null, aside, reachable };
}
