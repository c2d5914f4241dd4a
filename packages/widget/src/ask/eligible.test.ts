import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Page, type SurveyOffer, whyNot } from './eligible.ts';

const offer = (change: Partial<SurveyOffer['offer']> = {}, state: SurveyOffer['state'] = 'live'): SurveyOffer => ({
  id: 'permit-done',
  version: 1,
  state,
  languages: ['en'],
  source: 'en',
  offer: { mode: 'popover', where: ['/permits/*'], sample: 1, waitDays: 30, ...change },
});
const page = (change: Partial<Page> = {}): Page => ({
  path: '/permits/done',
  dice: 0.5,
  acts: {},
  ...change,
});
const DAY = 86_400_000;

/** A page as far as it matters here: whether one of its dialogs is open. */
const openDialog = (open: boolean) => vi.stubGlobal('document', { querySelector: () => (open ? {} : null) });
beforeEach(() => openDialog(false));
afterEach(() => vi.unstubAllGlobals());

test('a live survey whose path matches is due', () => expect(whyNot(offer(), page())).toBeUndefined());

test.each([
  ['paused', offer({}, 'paused'), page()],
  ['closed', offer({}, 'closed'), page()],
  ['page', offer(), page({ path: '/parks' })],
  ['page', offer({ where: [] }), page()],
  ['page', offer(), page({ survey: 'another' })],
  ['never', offer({ never: ['/pay/*', '/permits/d*'] }), page()],
  ['never', offer({ never: ['/permits/*'] }), page({ survey: 'permit-done' })],
  ['sample', offer({ sample: 0.5 }), page({ dice: 0.5 })],
  ['acted', offer(), page({ acts: { 'permit-done': Date.now() - 29 * DAY } })],
])('says %s', (reason, each, here) => expect(whyNot(each, here)).toBe(reason));

test.each([
  ['a survey the tag names needs no path', offer({ where: [] }), page({ survey: 'permit-done' })],
  ['a page that is none of those that never ask', offer({ never: ['/pay/*'] }), page()],
  ['a sample that has drawn this page load', offer({ sample: 0.5 }), page({ dice: 0.49 })],
  ['days of silence that are over', offer(), page({ acts: { 'permit-done': Date.now() - 31 * DAY } })],
  ['an act on another survey', offer(), page({ acts: { other: Date.now() } })],
])('is due: %s', (_, each, here) => expect(whyNot(each, here)).toBeUndefined());

test('a sample of nothing is never due and a sample of all always is', () => {
  expect(whyNot(offer({ sample: 0 }), page({ dice: 0 }))).toBe('sample');
  expect(whyNot(offer({ sample: 1 }), page({ dice: 0.999_999 }))).toBeUndefined();
});

test('lies over no dialog of the page, and inline it lies over nothing', () => {
  openDialog(true);
  expect(whyNot(offer(), page())).toBe('dialog');
  expect(whyNot(offer(), page({ mode: 'inline' }))).toBeUndefined();
  expect(whyNot(offer({ mode: 'inline' }), page())).toBeUndefined();
});
