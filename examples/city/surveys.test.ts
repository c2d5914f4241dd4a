import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agency, checkSurvey, Survey } from '@earshot/model';
import { offeredLanguages } from '@earshot/model/rules';
import { expect, test } from 'vitest';

const read = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));
const agency = Agency.parse(read('agency.json'));
const surveys = readdirSync(join(import.meta.dirname, 'surveys')).map((name) => Survey.parse(read('surveys', name)));

/** Every text of a file, whatever it belongs to: an object whose keys are languages. */
const textsIn = (value: unknown, at = ''): [string, string[]][] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && typeof value.en === 'string') return [[at, Object.keys(value)]];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${at}.${key}`));
};

test('every text of the agency and the surveys stands in four languages', () => {
  for (const file of [agency, ...surveys]) {
    const texts = textsIn(file);
    expect(texts.length).toBeGreaterThan(5);
    for (const [at, languages] of texts) expect(languages.sort(), `${file.id}${at}`).toEqual(['ar', 'en', 'es', 'pl']);
  }
});

test.each(surveys)('$id can be published: notice, case rule, thanks, and a place to be offered', (survey) => {
  expect(checkSurvey(survey).errors).toEqual([]);
  expect(offeredLanguages(survey)).toHaveLength(4);
  expect(survey.notice).toBeDefined();
  expect(survey.thanks?.body && survey.thanks.low).toBeDefined();
  expect(survey.offer.where).not.toEqual([]);
  expect(agency.services.map(({ id }) => id)).toContain(survey.service);
  expect(agency.queues.map(({ id }) => id)).toContain(survey.escalate?.queue);
});
