import type { SaidSurvey } from '@earshot/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { defineEarshotSurvey } from './element.ts';
import en from './locales/en.json' with { type: 'json' };

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
const network = window.fetch;
let status = 200;

// The network is the one thing that is not real here.
beforeEach(() => {
  status = 200;
  window.fetch = async () => Response.json(survey, { status });
  defineEarshotSurvey();
  defineEarshotSurvey();
});
afterEach(() => {
  window.fetch = network;
  document.body.replaceChildren();
});

const element = (more: Record<string, string> = {}): HTMLElement => {
  const made = document.createElement('earshot-survey');
  Object.assign(made.dataset, { url: 'https://feedback.example', key: 'pk_port-ellery_x', survey: 'page-useful', ...more });
  return made;
};
const question = page.getByRole('group', { name: 'Was this page useful?' });

test('draws itself when it comes into the page, once', async () => {
  const one = element({ test: '', theme: 'govuk dark' });
  document.body.append(one);
  await expect.element(question).toBeVisible();
  await expect.element(page.getByText(en['test.badge'])).toBeVisible();
  expect(one.getAttribute('theme')).toBe('govuk dark');
  expect(document.querySelectorAll('earshot-survey')).toHaveLength(1);
});

test('keeps what was answered when it is moved, and begins again when it comes back', async () => {
  const [one, section] = [element(), document.createElement('section')];
  document.body.append(one, section);
  await page.getByRole('radio', { name: 'No', exact: true }).click();
  section.append(one);
  await expect.element(page.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  one.remove();
  await expect.poll(() => one.shadowRoot!.querySelector('input')).toBeNull();
  document.body.append(one);
  await expect.element(question).toBeVisible();
  await expect.element(page.getByRole('radio', { name: 'No', exact: true })).not.toBeChecked();
});

test('leaves the one alone that names no survey, and tells when one cannot be fetched', async () => {
  const failed: unknown[] = [];
  addEventListener('earshot:failed', (event) => failed.push((event as CustomEvent).detail), { once: true });
  status = 404;
  document.body.append(document.createElement('earshot-survey'), element());
  await expect.poll(() => failed).toEqual([{ survey: 'page-useful' }]);
  expect([...document.querySelectorAll('earshot-survey')].map(({ shadowRoot }) => shadowRoot)).toEqual([null, null]);
});
