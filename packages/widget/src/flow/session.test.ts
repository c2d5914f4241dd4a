import type { SaidQuestion, SaidSurvey } from '@earshot/model';
import { RATHER_NOT } from '@earshot/model/rules';
import { expect, test } from 'vitest';
import { strings } from '../locales/index.ts';
import { faultSentence } from './fault.ts';
import { answersOf, createSeen, responseOf } from './respond.ts';
import { createSession, isLast, isLow, progress } from './session.ts';
import { createWords } from './words.ts';

const rating: SaidQuestion = {
  id: 'satisfaction',
  kind: 'rating',
  prompt: 'How was it?',
  required: true,
  points: 5,
  labels: ['bad', 'good'],
};
const why: SaidQuestion = { id: 'why', kind: 'text', prompt: 'Why?', maxLength: 10, when: { question: 'satisfaction', atMost: 2 } };
const wrong: SaidQuestion = {
  id: 'wrong',
  kind: 'choices',
  prompt: 'What?',
  max: 1,
  options: [
    { id: 'wait', label: 'Waiting' },
    { id: 'other', label: 'Other', other: true },
  ],
  when: { question: 'satisfaction', atMost: 2 },
};
const survey = (questions: SaidQuestion[] = [rating, why, wrong]): SaidSurvey => ({
  agency: 'port-ellery',
  id: 'permit-done',
  version: 3,
  state: 'live',
  language: 'en',
  direction: 'ltr',
  languages: [],
  title: 'Permit',
  questions,
  low: { question: 'satisfaction', atMost: 2 },
  notice: { controller: 'Port Ellery', purpose: 'To mend it', keepDays: 365 },
  contact: [],
  strings: {},
});
const about = { response: '0197f0c2-0000-7000-8000-000000000000', channel: 'web' } as const;

test('a required question pressed past too early says so and stays', () => {
  const session = createSession(survey());
  expect(session.next()).toBe('fault');
  expect(session.state.fault).toBe('required');
  expect(session.state.current.id).toBe('satisfaction');
});

test('a good score ends the survey; a bad one asks on', () => {
  const good = createSession(survey());
  good.answer('satisfaction', 5);
  expect(isLast(good.state)).toBe(true);
  expect(good.next()).toBe('done');
  const bad = createSession(survey());
  bad.answer('satisfaction', 1);
  expect(isLast(bad.state)).toBe(false);
  expect(bad.next()).toBe('moved');
  expect(bad.state.current.id).toBe('why');
  expect(isLow(bad.state)).toBe(true);
});

test('the count of questions does not change while an answer is being chosen', () => {
  const session = createSession(survey());
  expect(progress(session.state).total).toBe(1);
  session.answer('satisfaction', 1);
  expect(progress(session.state).total).toBe(1);
  session.next();
  expect(progress(session.state)).toEqual({ step: 2, total: 3 });
});

test('what was shown and left is skipped; what was never shown is absent', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 2);
  session.next();
  session.next();
  expect(answersOf(session.state)).toEqual([
    { question: 'satisfaction', value: 2 },
    { question: 'why', skipped: true },
    { question: 'wrong', skipped: true },
  ]);
});

test('an answer whose question is no longer due is not sent', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 1);
  session.next();
  session.answer('why', 'slow');
  session.back();
  session.answer('satisfaction', 5);
  expect(session.next()).toBe('done');
  expect(responseOf(session.state, about).answers).toEqual([{ question: 'satisfaction', value: 5 }]);
});

test('text is sent in NFC, and words beside an option only while it is chosen', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 1);
  session.next();
  session.answer('why', ' cafe\u0301 ');
  session.next();
  session.answer('wrong', ['other'], 'the form');
  expect(answersOf(session.state).slice(1)).toEqual([
    { question: 'why', value: 'café' },
    { question: 'wrong', value: ['other'], otherText: 'the form' },
  ]);
  session.answer('wrong', ['wait']);
  expect(answersOf(session.state)[2]).toEqual({ question: 'wrong', value: ['wait'] });
});

test('over-long text is kept whole and explained with the number over', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 1);
  session.next();
  session.answer('why', 'far too long 👩‍🚒');
  expect(session.next()).toBe('fault');
  expect(session.state.held.why?.value).toBe('far too long 👩‍🚒');
  expect(faultSentence(session.state, createWords(strings.en!, 'en'))).toBe('Your text is 6 characters too long. Please shorten it.');
});

test('finishing early sends what was answered so far as incomplete, and never what is wrong', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 1);
  session.next();
  session.answer('why', 'far too long to be sent');
  session.back();
  expect(session.finish()).toBe('fault');
  expect(session.state).toMatchObject({ fault: 'tooLong', current: { id: 'why' }, done: false });
  session.answer('why', 'slow');
  expect(session.finish()).toBe('done');
  expect(responseOf(session.state, about)).toMatchObject({
    complete: false,
    answers: [
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: 'slow' },
    ],
  });
});

test('preferring not to say answers even a required question, and is sent as skipped', () => {
  const age: SaidQuestion = {
    ...wrong,
    id: 'age',
    kind: 'choice',
    required: true,
    ratherNot: true,
    when: { not: { question: 'why', answered: true } },
  };
  const session = createSession(survey([rating, age]));
  session.answer('satisfaction', 5);
  session.next();
  expect(session.next()).toBe('fault');
  session.answer('age', RATHER_NOT);
  expect(isLast(session.state)).toBe(true);
  expect(session.next()).toBe('done');
  expect(responseOf(session.state, about)).toMatchObject({
    complete: true,
    answers: [
      { question: 'satisfaction', value: 5 },
      { question: 'age', skipped: true },
    ],
  });
  const plain = createSession(survey([{ ...age, ratherNot: false }]));
  plain.answer('age', RATHER_NOT);
  expect(plain.next()).toBe('fault');
});

test('another language keeps answers and place; another version is not mixed in', () => {
  const session = createSession(survey());
  session.answer('satisfaction', 1);
  session.next();
  session.say({ ...survey(), language: 'es' });
  expect(session.state.survey.language).toBe('es');
  expect(session.state.current.id).toBe('why');
  session.say({ ...survey(), version: 4, language: 'pl' });
  expect(session.state.survey.language).toBe('es');
});

test('how far a page load got only grows, and is told once', () => {
  const told: string[] = [];
  const seen = createSeen(survey(), { view: about.response, channel: 'web' }, ({ furthest }) => told.push(furthest));
  for (const furthest of ['offered', 'offered', 'opened', 'dismissed', 'offered'] as const) seen(furthest);
  expect(told).toEqual(['offered', 'opened']);
});

test('listeners hear each change until they leave', () => {
  const session = createSession(survey());
  let heard = 0;
  const leave = session.subscribe(() => heard++);
  session.answer('satisfaction', 4);
  leave();
  session.answer('satisfaction', 5);
  expect(heard).toBe(1);
});
