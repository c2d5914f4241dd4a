import type { SaidSurvey, Response as Sent } from '@earshot/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import en from './locales/en.json' with { type: 'json' };
import { close, mount } from './mount.ts';

const survey: SaidSurvey = {
  agency: 'port-ellery',
  id: 'permit-done',
  version: 1,
  state: 'live',
  language: 'en',
  direction: 'ltr',
  languages: [{ tag: 'en', name: 'English', direction: 'ltr' }],
  title: 'Your permit',
  questions: [
    { id: 'satisfaction', kind: 'rating', prompt: 'How was it?', points: 2, labels: ['Bad', 'Good'] },
    { id: 'found', kind: 'yesno', prompt: 'Was it quick?', required: true },
    { id: 'why', kind: 'text', prompt: 'What should be better?', maxLength: 20 },
    {
      id: 'age',
      kind: 'choice',
      prompt: 'How old are you?',
      segment: 'age-band',
      ratherNot: true,
      options: [
        { id: 'young', label: 'Under 25' },
        { id: 'older', label: '25 or older' },
      ],
    },
  ],
  low: { question: 'satisfaction', atMost: 1 },
  notice: { controller: 'Port Ellery', purpose: 'To mend it', keepDays: 90 },
  contact: [],
  strings: en,
};
const options = { url: 'https://feedback.example', key: 'pk_port-ellery_x', survey: 'permit-done', storage: 'none' } as const;
const focused = () => document.activeElement?.shadowRoot?.activeElement;
const network = window.fetch;
let sent: Sent[] = [];

// The network is the one thing that is not real here.
beforeEach(async () => {
  sent = [];
  window.fetch = async (_, init) => {
    if (!init?.body) return Response.json(survey);
    const events = JSON.parse(`${init.body}`) as { id: string; type: string; data: Sent }[];
    sent.push(...events.filter(({ type }) => type === 'earshot.response.saved').map(({ data }) => data));
    return Response.json({ results: events.map(({ id }) => ({ id, status: 'stored' })) });
  };
  document.body.append(document.createElement('main'));
  await mount('main', options);
});
afterEach(() => {
  close();
  window.fetch = network;
  document.body.replaceChildren();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click();

test('an answer that need not be given can be taken back, and the focus stays at the question', async () => {
  await expect.element(page.getByRole('button', { name: 'Clear this answer' })).not.toBeInTheDocument();
  await choose('Bad');
  await press('Clear this answer');
  await expect.element(page.getByRole('radio', { name: 'Bad' })).not.toBeChecked();
  expect(focused()).toBe(page.getByRole('radio', { name: 'Good' }).element());
  await press('Next');
  await choose('Yes');
  await expect.element(page.getByRole('button', { name: 'Clear this answer' })).not.toBeInTheDocument();
});

test('from the second question on, finishing early sends what was answered so far', async () => {
  await expect.element(page.getByRole('button', { name: 'Finish here and send' })).not.toBeInTheDocument();
  await choose('Good');
  await press('Next');
  await press('Finish here and send');
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sent).toMatchObject([
    {
      complete: false,
      answers: [
        { question: 'satisfaction', value: 2 },
        { question: 'found', skipped: true },
      ],
    },
  ]);
});

test('finishing early explains a text that is too long instead of losing it', async () => {
  await press('Next');
  await choose('Yes');
  await press('Next');
  await page.getByRole('textbox').fill('This is longer than it may be');
  await press('Finish here and send');
  await expect.element(page.getByText('There is a problem')).toBeVisible();
  expect(sent).toEqual([]);
  await expect.element(page.getByRole('textbox')).toHaveValue('This is longer than it may be');
});

test('preferring not to say is an answer to choose, and is sent as left', async () => {
  await press('Next');
  await choose('Yes');
  await press('Next');
  await press('Next');
  await choose('Prefer not to say');
  await press('Send');
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sent[0]).toMatchObject({ complete: true });
  expect(sent[0]?.answers.at(-1)).toEqual({ question: 'age', skipped: true });
});
