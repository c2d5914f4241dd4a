import { describe, expect, test } from 'vitest';
import { Survey } from '../survey.ts';
import { inLanguage, offeredLanguages, sourceLanguage } from './in-language.ts';

const survey = Survey.parse({
  id: 'permit-done',
  service: 'permit',
  title: { en: 'Permits', pl: 'Pozwolenia' },
  languages: {
    pl: { status: 'reviewed', by: 'A. Nowak', at: '2026-10-01' },
    en: { source: true },
    so: { status: 'machine' },
    ar: { status: 'draft' },
  },
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      points: 2,
      prompt: { en: 'How was it?', pl: 'Jak było?' },
      labels: [{ en: 'Bad' }, { en: 'Good', pl: 'Dobrze' }],
    },
    {
      id: 'where',
      kind: 'choice',
      prompt: { en: 'Where?' },
      options: [
        { id: 'desk', label: { en: 'Desk' } },
        { id: 'web', label: { en: 'Web' }, other: true },
      ],
    },
  ],
  notice: { controller: { en: 'Port Ellery' }, purpose: { en: 'To mend it', pl: 'Aby to naprawić' }, keepDays: 365 },
  escalate: { when: { question: 'satisfaction', atMost: 1 } },
});
const published = { agency: 'ellery', version: 3, publishedAt: 0, state: 'live', survey } as const;
const agency = { contact: [{ kind: 'phone' as const, value: '+44 1632 960000', hours: { en: 'Mon–Fri' } }] };

describe('a survey in one language', () => {
  const polish = inLanguage(published, agency, 'pl', { next: 'Dalej' });
  test('has its texts in that language', () => {
    expect(polish.title).toBe('Pozwolenia');
    expect(polish.questions[0]?.prompt).toBe('Jak było?');
    expect(polish.strings).toEqual({ next: 'Dalej' });
  });
  test('says what has no translation in the source, with its own language', () => {
    expect(polish.questions[0]?.labels).toEqual([{ text: 'Bad', lang: 'en' }, 'Dobrze']);
    expect(polish.questions[1]?.options).toEqual([
      { id: 'desk', label: { text: 'Desk', lang: 'en' } },
      { id: 'web', label: { text: 'Web', lang: 'en' }, other: true },
    ]);
    expect(polish.notice.controller).toEqual({ text: 'Port Ellery', lang: 'en' });
    expect(polish.contact[0]?.hours).toEqual({ text: 'Mon–Fri', lang: 'en' });
  });
  test('carries the condition of a low answer but not the queue or the time', () => {
    expect(polish.low).toEqual({ question: 'satisfaction', atMost: 1 });
    expect(JSON.stringify(polish)).not.toContain('P2D');
  });
  test('says when nobody has checked the translation, and which way it is written', () => {
    expect(inLanguage(published, agency, 'so', {}).machine).toBe(true);
    expect(polish.machine).toBeUndefined();
    expect(inLanguage(published, agency, 'ar', {}).direction).toBe('rtl');
  });
});

describe('languages offered', () => {
  test('come source first, without drafts, and without machine translations unless allowed', () => {
    expect(sourceLanguage(survey)).toBe('en');
    expect(offeredLanguages(survey)).toEqual(['en', 'pl']);
    expect(offeredLanguages({ ...survey, allowMachine: true })).toEqual(['en', 'pl', 'so']);
  });
});
