import { hash as digest } from 'node:crypto';
import { findMeasure, isOnScale } from '@earshot/metrics';
import type { ScoreRecorded } from '@earshot/model';
import type { RecordRow } from '@earshot/store';
import { localDay } from '../day.ts';
import type { Desk, Occurrence } from './prepare.ts';
import { Rejected } from './rejected.ts';

/** The reserved survey that scores answer: its questions are the measures. */
export const SCORES = '~scores';

/** One score from the agency's own systems, as an answer to the question of its measure. @throws Rejected `unknown-measure`, `unknown-service` */
export async function prepareScore(
  score: ScoreRecorded,
  { source, id, hash, at }: Occurrence,
  { agency }: Desk,
): Promise<{ record: RecordRow }> {
  const measure = findMeasure(score.measure);
  if (!measure) throw new Rejected('unknown-measure', 'no such measure');
  if (!isOnScale(measure, score.value)) throw new Rejected('unknown-measure', `the scale of ${measure.id} is ${measure.values.join(', ')}`);
  if (!agency.services.some((service) => service.id === score.service)) throw new Rejected('unknown-service');
  return {
    record: {
      kind: 'response',
      // A score is one event for ever: its record is named after it.
      id: `score-${digest('sha256', `${source}\n${id}`, 'base64url')}`,
      revision: 1,
      hash,
      survey: SCORES,
      version: 1,
      service: score.service,
      channel: score.channel,
      language: score.language ?? agency.language,
      day: localDay(agency.timeZone, at),
      at,
      complete: true,
      openedMs: null,
      page: null,
      reference: score.reference ?? null,
      touchpoint: null,
      score: typeof score.value === 'number' ? score.value : null,
      test: score.test ?? false,
      answers: [
        { question: measure.id, value: '~asked' },
        { question: measure.id, value: String(score.value) },
        { question: '~response', value: 'answered' },
        { question: '~response', value: 'completed' },
      ],
      comments: [],
      kept: null,
      contact: null,
      original: null,
      cases: [],
    },
  };
}
