import type { Response as Answered, SaidSurvey } from '@earshot/model';
import { createSender, uuidv7 } from '@earshot/sdk/send';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { eventOf } from './flow/respond.ts';
import en from './locales/en.json' with { type: 'json' };
import { close, mount, open } from './mount.ts';

const survey: SaidSurvey = {
  agency: 'port-ellery',
  id: 'page-useful',
  version: 1,
  state: 'live',
  language: 'en',
  direction: 'ltr',
  languages: [{ tag: 'en', name: 'English', direction: 'ltr' }],
  title: 'This page',
  questions: [{ id: 'found', kind: 'yesno', prompt: 'Was this page useful?', required: true }],
  notice: { controller: 'Port Ellery', purpose: 'To write better pages', keepDays: 90 },
  contact: [],
  strings: en,
};
const options = { url: 'https://feedback.example', key: 'pk_port-ellery_x', survey: 'page-useful', storage: 'none' } as const;
const focused = () => document.activeElement?.shadowRoot?.activeElement;
const network = window.fetch;
let asked: string[] = [];
let sent: { type: string; data: unknown }[] = [];

// The network is the one thing that is not real here.
beforeEach(() => {
  asked = [];
  sent = [];
  window.fetch = async (address, init) => {
    asked.push(`${address}`);
    const token = `${address}`.split('/v1/references/')[1];
    if (token) return token === 'port-ellery.token' ? Response.json({ reference: 'PP-2026-0042' }) : new Response('', { status: 404 });
    if (!init?.body) return Response.json(survey);
    const events = JSON.parse(`${init.body}`);
    sent.push(...events);
    return Response.json({ results: events.map(({ id }: { id: string }) => ({ id, status: 'stored' })) });
  };
});
afterEach(() => {
  close();
  window.fetch = network;
  document.body.replaceChildren();
});

test('mounts into an element, in the language of the text around it', async () => {
  document.body.lang = 'en-GB';
  const target = document.createElement('div');
  document.body.append(target);
  await mount(target, options);
  expect(asked).toEqual(['https://feedback.example/v1/surveys/port-ellery/page-useful?lang=en-GB']);
  await expect.element(page.getByRole('group', { name: 'Was this page useful?' })).toBeVisible();
});

test('one question needs no summary: the sentence stands beside it and the first answer has the focus', async () => {
  document.body.append(document.createElement('main'));
  await mount('main', options);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(page.getByText(/Choose an answer before you go on/)).toBeVisible();
  await expect.element(page.getByText('There is a problem')).not.toBeInTheDocument();
  await expect.poll(focused).toBe(page.getByRole('radio', { name: 'Yes' }).element());
});

test('opened by the person it takes the focus, and closing gives it back', async () => {
  const opener = document.createElement('button');
  document.body.append(opener);
  opener.focus();
  const drawn = await open(options);
  expect(document.activeElement?.localName).toBe('earshot-survey');
  drawn.close();
  expect(document.activeElement).toBe(opener);
  expect(document.querySelector('earshot-survey')).toBeNull();
});

test('says that an answer is a test', async () => {
  document.body.append(document.createElement('main'));
  await mount('main', { ...options, test: true });
  await expect.element(page.getByText(en['test.badge'])).toBeVisible();
  await page.getByRole('radio', { name: 'No', exact: true }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(focused()).toBe(page.getByRole('heading', { name: 'Thank you' }).element());
  expect(sent.find(({ type }) => type === 'earshot.response.saved')!.data).toMatchObject({ test: true });
});

test('an answer linked to a request can be sent without the link', async () => {
  document.body.append(document.createElement('main'));
  await mount('main', { ...options, reference: 'port-ellery.token' });
  await expect.element(page.getByText('PP-2026-0042')).toBeVisible();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('checkbox', { name: 'Send without linking' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sent.find(({ type }) => type === 'earshot.response.saved')!.data).not.toHaveProperty('reference');
});

test('an answer is linked to what its token stands for, and a token that does not hold is not spoken of', async () => {
  document.body.append(document.createElement('main'), document.createElement('aside'));
  await mount('main', { ...options, reference: 'port-ellery.token' });
  await expect.element(page.getByText('PP-2026-0042')).toBeVisible();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sent.find(({ type }) => type === 'earshot.response.saved')!.data).toMatchObject({ reference: 'port-ellery.token' });
  close();
  sent = [];
  await mount('aside', { ...options, reference: 'port-ellery.forged' });
  await expect.poll(() => asked.at(-1)).toContain('/v1/references/port-ellery.forged');
  await expect.element(page.getByText('linked to your request')).not.toBeInTheDocument();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sent.find(({ type }) => type === 'earshot.response.saved')!.data).not.toHaveProperty('reference');
});

test('says which element it did not find', async () => {
  await expect(mount('#nowhere', options)).rejects.toThrow('no element matches #nowhere');
});

test('what an earlier page could not send is sent when a survey is mounted again', async () => {
  const keeping = { ...options, storage: 'after-action' } as const;
  const up = window.fetch;
  window.fetch = async () => new Response('', { status: 503 });
  const earlier = createSender(keeping);
  const data = { response: uuidv7(), survey: survey.id } as Answered;
  const event = eventOf('earshot.response.saved', data, { id: uuidv7(), source: 'https://www.city.gov' });
  expect(await earlier.send(event, { keep: true })).toBe('kept');
  earlier.stop();
  localStorage.earshot = JSON.stringify({ acts: { other: 1 }, kept: true });
  window.fetch = up;

  document.body.append(document.createElement('main'));
  await mount('main', keeping);
  await expect.poll(() => sent.map(({ type }) => type)).toEqual(['earshot.response.saved']);
  // The next page need not look for it, and what else is remembered stays.
  await expect.poll(() => JSON.parse(localStorage.earshot), { timeout: 10_000 }).toEqual({ acts: { other: 1 }, kept: false });
  localStorage.removeItem('earshot');
});
