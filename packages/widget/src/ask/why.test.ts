import { afterEach, expect, test, vi } from 'vitest';
import { explain, oddities } from './why.ts';

afterEach(() => vi.unstubAllGlobals());
const script = (dataset: Record<string, string> = {}) => ({ dataset }) as unknown as HTMLElement;
const site = { script: script(), storage: undefined, standings: {} };

test('each survey has its line, in words', () => {
  const lines = explain({ ...site, standings: { a: 'shown', b: 'never', c: 'click' } });
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^b never asks on this page/);
});

test('a list that did not come is said with what the server answered', () => {
  expect(explain({ ...site, trouble: 404 })[0]).toContain('404');
  expect(explain(site)).toEqual(['this site offers no survey.']);
});

test.each([
  ['the browser asks for privacy', { globalPrivacyControl: true }, undefined],
  ['data-storage is "none"', {}, 'none'],
  ["earshot('consent', true) was not called", {}, 'with-consent'],
])('says why nothing is kept: %s', (reason, browser, storage) => {
  vi.stubGlobal('navigator', browser);
  expect(explain({ ...site, storage: 'none', script: script(storage ? { storage } : {}) }).at(-1)).toContain(reason);
});

test('an attribute with an unknown value is named with what it may be', () => {
  expect(oddities({ mode: 'foo', theme: 'dark', key: 'pk_city_x' })).toEqual([
    'data-mode="foo" is not known; it may be inline, tab, popover, modal, page, kiosk.',
  ]);
});
