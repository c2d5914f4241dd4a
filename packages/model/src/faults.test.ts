import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Agency } from './agency.ts';
import { faultsOf } from './faults.ts';
import { Question } from './question.ts';
import { Survey } from './survey.ts';

const faults = (shape: typeof Survey | typeof Agency | typeof Question, input: unknown) => {
  const read = shape.safeParse(input);
  return read.success ? [] : faultsOf(read.error).map(({ at, message }) => `${at} ${message}`);
};
const rating = { id: 'satisfaction', kind: 'rating', prompt: { en: 'How?' }, labels: [{ en: 'Bad' }, { en: 'Good' }] };

describe('what is wrong is said with what is allowed', () => {
  test.each([
    [{ ...rating, points: 11 }, 'points must be at most 10'],
    [{ ...rating, points: 'five' }, 'points must be a number, not a string'],
    [{ ...rating, points: 2.5 }, 'points must be a whole number'],
    [{ ...rating, look: 'smileys' }, 'look must be one of "words", "faces", "stars", "numbers", "thumbs"'],
    [{ ...rating, labels: [{ en: 'Bad' }] }, 'labels must have at least 2 items'],
    [{ ...rating, id: 'Sat!' }, 'id must be 2–64 lower-case letters, digits and dashes, and not constructor'],
    [{ ...rating, labels: undefined }, 'labels is missing: it must be a list'],
    [
      { ...rating, colour: 'red' },
      'colour is not known here; known are id, prompt, hint, required, when, kind, look, points, labels, measure',
    ],
    [
      { ...rating, kind: 'slider' },
      'kind must be one of "rating", "nps", "ces", "yesno", "choice", "choices", "text", "number", "date", "matrix", "rank", "contact", "consent", "statement"',
    ],
    [
      { ...rating, prompt: { english: 'How?' } },
      'prompt.english is not allowed as a name here: must be a language tag such as en, zh-Hant or es-419',
    ],
    [{ ...rating, when: { question: 'age', atMost: 'two' } }, 'when.atMost must be a number, not a string'],
    ['text', ' must be an object, not a string'],
  ])('%j', (question, sentence) => expect(faults(Question, question)).toEqual([sentence]));

  test('paths lead into lists, and every fault is named', () => {
    expect(
      faults(Survey, {
        id: 'permit',
        service: 'permit',
        title: { en: 'x' },
        languages: { en: { source: true } },
        questions: [rating, { ...rating, points: 1, requried: true }],
      }),
    ).toEqual(['questions.1.points must be at least 2', expect.stringMatching(/^questions\.1\.requried is not known here; known are id/)]);
  });
  test('a union is explained by the branch that comes closest', () => {
    expect(
      faults(Survey, {
        id: 'permit',
        service: 'permit',
        title: { en: 'x' },
        languages: { en: { source: true }, pl: { status: 'checked' } },
        questions: [rating],
      }),
    ).toEqual(['languages.pl.status must be one of "draft", "machine"']);
  });
  test('what was given is never repeated', () => {
    const given = 'jan@example.org';
    const said = faults(Agency, {
      id: given,
      name: given,
      timeZone: given,
      publicUrl: given,
      contact: [{ kind: given, value: '' }],
      holidays: [given],
    });
    expect(said).toEqual([
      'id must be 2–40 lower-case letters, digits and dashes',
      'name must be a table of names and values, not a string',
      'timeZone must be an IANA time zone, for example Europe/London',
      'publicUrl must be a whole URL such as https://www.city.gov/help',
      'contact.0.kind must be one of "phone", "email", "web", "desk"',
      'contact.0.value must not be empty',
      'holidays.0 must be a day such as 2026-11-22',
    ]);
  });
});

test('the words are ours whichever language another part of the program gave zod, and whenever', () => {
  z.config(z.locales.de());
  expect(faults(Question, { ...rating, points: 11 })).toEqual(['points must be at most 10']);
  z.config({ localeError: undefined });
});
