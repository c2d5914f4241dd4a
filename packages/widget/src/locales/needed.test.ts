import { gzipSync } from 'node:zlib';
import type { SaidQuestion, SaidSurvey } from '@earshot/model';
import { h } from 'preact';
import { expect, test } from 'vitest';
import { examples } from '../questions/examples.ts';
import { kinds } from '../questions/index.ts';
import { createWords, neededStrings, strings, type Words } from './index.ts';

const survey = (questions: SaidQuestion[]): SaidSurvey => ({
  agency: 'port-ellery',
  id: 'permit-done',
  version: 3,
  state: 'live',
  language: 'en',
  direction: 'ltr',
  languages: [],
  title: 'Permit',
  questions,
  notice: { controller: 'Port Ellery', purpose: 'To mend it', keepDays: 365 },
  contact: [],
  strings: {},
});
const rating: SaidQuestion = {
  id: 'satisfaction',
  kind: 'rating',
  prompt: 'How was it?',
  required: true,
  points: 5,
  labels: ['Bad', 'Poor', 'Fair', 'Good', 'Best'],
};

/** What one language may weigh beside a survey of one rating; browsers are served it compressed. */
const MOST = 1200;

test.each(Object.entries(strings))('%s weighs no more than 1,200 B beside a rating', (_, texts) => {
  expect(gzipSync(JSON.stringify(neededStrings(texts, survey([rating])))).length).toBeLessThanOrEqual(MOST);
});

/** Calls every component: ours are pure functions. */
function draw(what: unknown): void {
  if (Array.isArray(what)) for (const each of what) draw(each);
  else if (what && typeof what === 'object') {
    const { type, props } = what as { type: unknown; props: { children?: unknown } };
    draw(typeof type === 'function' ? type(props) : props.children);
  }
}

test.each(examples.map(({ name, question, state }) => [name, question, state] as const))(
  '%s finds every word it says',
  (_, question, state) => {
    const said = createWords(neededStrings(strings.en!, survey([rating, question])), 'en');
    const { Draw } = kinds[question.kind];
    const words: Words = (key, values) => {
      const text = said(key, values);
      expect(text).not.toBe(key);
      return text;
    };
    draw(h(Draw, { question, name: 'q', idPrefix: 'e', words, ...state }));
  },
);

test('a survey of one rating says nothing of dates, reviews or warnings', () => {
  const keys = Object.keys(neededStrings(strings.en!, survey([rating])));
  expect(keys.filter((key) => /^(date|review|personal|urgent|contact|matrix|rating)\./.test(key))).toEqual([]);
  expect(keys).toContain('kept.heading');
});
