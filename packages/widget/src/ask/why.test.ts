import { afterEach, expect, test, vi } from 'vitest';
import { explain, oddities } from './why.ts';

afterEach(() => vi.unstubAllGlobals());
const script = (dataset: Record<string, string> = {}) => ({ dataset }) as unknown as HTMLElement;
const site = { script: script(), storage: undefined, standings: {}, acts: {}, path: '/parks' };

test('each survey has its line, in words', () => {
  const lines = explain({ ...site, standings: { a: 'shown', b: 'never', c: 'click' } });
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^b never asks here: \/parks/);
});

test('names what it waits for, what it does not match, and until when it is silent', () => {
  const offer = { mode: 'inline', where: ['/permits/*'], after: { touchpoint: 'service.completed' }, sample: 0.25, waitDays: 30 } as const;
  const of = (standing: 'page' | 'touchpoint' | 'acted' | 'sample') =>
    explain({
      ...site,
      acts: { a: Date.UTC(2026, 10, 1, 12) },
      standings: { a: standing },
      surveys: [{ id: 'a', version: 1, state: 'live', languages: ['en'], source: 'en', offer: { ...offer, where: [...offer.where] } }],
    })[0];
  expect(of('page')).toContain('/parks matches none of "/permits/*"');
  expect(of('touchpoint')).toContain("earshot('touchpoint', 'service.completed')");
  expect(of('acted')).toContain('1 November 2026; it may ask again from 1 December 2026');
  expect(of('sample')).toContain('25 %');
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
