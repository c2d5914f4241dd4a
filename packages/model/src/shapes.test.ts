import { describe, expect, test } from 'vitest';
import { Agency } from './agency.ts';
import { Answer } from './answer.ts';
import { eventTypes } from './event.ts';
import { Question } from './question.ts';
import { Response } from './response.ts';
import { Origin } from './site.ts';
import { Escalation, Survey } from './survey.ts';
import { Day, Instant, LanguageTag, Slug, Uuid } from './text.ts';

const takes = (shape: { safeParse(input: unknown): { success: boolean } }, input: unknown) => shape.safeParse(input).success;

describe('an instant', () => {
  test.each(['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123+01:00'])('%s is one', (text) => expect(takes(Instant, text)).toBe(true));
  test.each(['-0001-01-01T00:00:00Z', '12026-01-01T00:00:00Z', '2026-11-22T10:00:00', '2026-02-30T00:00:00Z', '2026-11-22', ''])(
    '%s is none',
    (text) => expect(takes(Instant, text)).toBe(false),
  );
});

describe('an origin', () => {
  test.each(['https://www.city.gov', 'https://www.city.gov:8443', 'http://localhost:5173'])('%s is one', (text) =>
    expect(takes(Origin, text)).toBe(true),
  );
  test.each([
    'https://www.city.gov/',
    'https://www.city.gov/permits',
    'www.city.gov',
    'https://City.gov',
    'ftp://city.gov',
    'null',
    'https://u@city.gov',
    '*',
  ])('%s is none', (text) => expect(takes(Origin, text)).toBe(false));
});

describe('an agency', () => {
  const agency = { id: 'port-ellery', name: { en: 'Port Ellery' }, timeZone: 'Europe/London' };
  test('with a name and a zone has sensible empty lists', () => {
    expect(Agency.parse(agency)).toMatchObject({ language: 'en', services: [], queues: [], holidays: [] });
  });
  test.each(['Europe/Atlantis', 'GMT+1', '+02:00', ''])('in the zone %j is refused', (timeZone) => {
    expect(takes(Agency, { ...agency, timeZone })).toBe(false);
  });
  test('with an unknown field is refused', () => expect(takes(Agency, { ...agency, timezone: 'Europe/London' })).toBe(false));
});

describe('short texts that travel', () => {
  test.each([
    [LanguageTag, ['en', 'zh-Hant', 'es-419', 'cy-GB', 'ckb'], ['EN', 'english', 'zh-hant', 'en_GB', '']],
    [Slug, ['permit', 'a1', '4-permits'], ['P', 'a', '-permit', 'per_mit', 'constructor', 'x'.repeat(65)]],
    [Uuid, ['0190a5a4-8f1e-7c3a-9b1d-2f6f0c1d2e3f'], ['0190A5A4-8F1E-7C3A-9B1D-2F6F0C1D2E3F', '0190a5a48f1e7c3a9b1d2f6f0c1d2e3f']],
    [Day, ['2026-02-28'], ['2026-02-29', '2026-2-1', '20260201']],
  ] as const)('%#: good ones pass and others do not', (shape, good, bad) => {
    expect(good.map((text) => takes(shape, text))).toEqual(good.map(() => true));
    expect(bad.map((text) => takes(shape, text))).toEqual(bad.map(() => false));
  });
  test('a time to act is days, hours and minutes', () => {
    const within = (text: string) => takes(Escalation, { when: { question: 'satisfaction', atMost: 2 }, within: text });
    expect(['P2D', 'PT4H', 'P1DT30M'].map(within)).toEqual([true, true, true]);
    expect(['P', 'PT', '2D', 'P1W', 'P1DT'].map(within)).toEqual([false, false, false, false, false]);
  });
});

describe('unknown fields', () => {
  const response = {
    response: '0190a5a4-8f1e-7c3a-9b1d-2f6f0c1d2e3f',
    revision: 1,
    complete: true,
    survey: 'permit-done',
    version: 1,
    language: 'en',
    channel: 'web',
    answers: [],
  };
  test('are refused in a response, an answer, a question and a survey', () => {
    expect(takes(Response, response)).toBe(true);
    expect(takes(Response, { ...response, ip: '192.0.2.1' })).toBe(false);
    expect(takes(Answer, { question: 'why', value: 'x', at: 1 })).toBe(false);
    expect(takes(Answer, { question: 'why', value: 'x', skipped: true })).toBe(false);
    expect(takes(Question, { id: 'why', kind: 'text', prompt: { en: 'Why?' }, colour: 'red' })).toBe(false);
    expect(takes(Survey, { id: 'permit-done', service: 'permit', title: {}, languages: {}, questions: [], extra: 1 })).toBe(false);
  });
  test('a page is a path, and a revision counts from one', () => {
    expect(takes(Response, { ...response, page: 'https://city.gov/done' })).toBe(false);
    expect(takes(Response, { ...response, revision: 0 })).toBe(false);
  });
  test('every event type has its shape', () => {
    expect(Object.keys(eventTypes)).toEqual([
      'earshot.survey.seen',
      'earshot.response.saved',
      'earshot.score.recorded',
      'earshot.touchpoint.recorded',
    ]);
  });
});
