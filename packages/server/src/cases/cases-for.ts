import type { Agency, Condition, PublishedSurvey } from '@earshot/model';
import { holds } from '@earshot/model/rules';
import type { CaseCandidate } from '@earshot/store';
import type { Answered } from '../answered.ts';
import { dayText } from '../day.ts';
import { dueAt } from './due-at.ts';
import { hasWords } from './has-words.ts';

/** A survey has one escalation, so its rule needs no other name. */
const RULE = 'escalate';

/** A comment of this many words says enough to act on for one person alone. */
const WORDS_FOR_A_CASE = 3;

/** The question a condition speaks of first: the reason that a daily case carries in its key. */
const reasonOf = (when: Condition): string => {
  if ('all' in when) return reasonOf(when.all[0]!);
  if ('any' in when) return reasonOf(when.any[0]!);
  return 'not' in when ? reasonOf(when.not) : when.question;
};

/** The people who run a service: for a survey of many services, of the one that the person's own request was made to. */
const queueOf = ({ services }: Agency, id: string | undefined): string | undefined => services.find((service) => service.id === id)?.queue;

/**
 * The case a response opens, if any. It is the person's own when a contact, a reference or a comment of three words or more came
 * with the low score: somebody can be helped. Without any it joins the one daily case of its service and reason, which counts up.
 */
export function casesFor({ survey }: PublishedSurvey, agency: Agency, answered: Answered): CaseCandidate[] {
  const { escalate } = survey;
  if (!escalate || !holds(escalate.when, answered.given)) return [];
  const telling = answered.comments.filter(({ text }) => hasWords(text, WORDS_FOR_A_CASE));
  const isPersonal = answered.contact || answered.reference !== null || telling.length > 0;
  return [
    {
      rule: RULE,
      kind: isPersonal ? 'person' : 'daily',
      key: isPersonal ? answered.id : `${survey.service}/${reasonOf(escalate.when)}/${dayText(answered.day)}`,
      queue: escalate.queue ?? queueOf(agency, answered.about?.service) ?? queueOf(agency, survey.service) ?? null,
      dueAt: dueAt(answered.receivedAt, escalate.within, agency),
      score: answered.score,
      comment: isPersonal ? ((telling[0] ?? answered.comments[0])?.text ?? null) : null,
    },
  ];
}
