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
  thanks: {
    next: 'We call you back within two days.',
    links: [{ label: 'Ombudsman', url: 'https://ombudsman.example/' }],
  },
  contact: [{ kind: 'phone', value: '+44 1632 960114', hours: 'Monday to Friday' }],
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
    const isLow = sent.some(({ answers }) => answers.some((answer) => 'value' in answer && answer.value === 1));
    const opened = isLow ? { case: { reference: 'C-4F7K2Q9B', token: 'port-ellery.4F7K2Q9B-x' } } : {};
    return Response.json({ results: events.map(({ id }) => ({ id, status: 'stored', ...opened })) });
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

test('whoever had a bad experience is told the reference, where it stands, what happens next, whom to call and where else help is', async () => {
  await choose('Bad');
  await press('Next');
  await press('Finish here and send');
  await expect.element(page.getByRole('heading', { name: 'Thank you for telling us' })).toBeVisible();
  await expect.element(page.getByText('Your reference number is C-4F7K2Q9B')).toBeVisible();
  const status = page.getByRole('link', { name: 'See what happens with it' });
  await expect.element(status).toHaveAttribute('href', 'https://feedback.example/status/port-ellery.4F7K2Q9B-x?lang=en');
  await expect.element(page.getByText('We call you back within two days.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: '+44 1632 960114' })).toBeVisible();
  await expect.element(page.getByText('Monday to Friday')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Ombudsman' })).toHaveAttribute('href', 'https://ombudsman.example/');
});

test('whoever had a good one gets the thanks and the links, and no promise that is not theirs', async () => {
  await choose('Good');
  await press('Next');
  await press('Finish here and send');
  await expect.element(page.getByRole('link', { name: 'Ombudsman' })).toBeVisible();
  await expect.element(page.getByText('We call you back within two days.')).not.toBeInTheDocument();
  await expect.element(page.getByText(/reference number/)).not.toBeInTheDocument();
});
