import { expect, test } from 'vitest';
import { type Page, type SurveyOffer, whyNot } from './eligible.ts';
import { explain } from './why.ts';

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
  dialog: false,
  touchpoints: [undefined],
  ...change,
});
const DAY = 86_400_000;

test('a live survey whose path matches is due', () => expect(whyNot(offer(), page())).toBeUndefined());

test.each([
  ['paused', offer({}, 'paused'), page()],
  ['closed', offer({}, 'closed'), page()],
  ['page', offer(), page({ path: '/parks' })],
  ['page', offer({ where: [] }), page()],
  ['page', offer(), page({ survey: 'another' })],
  ['touchpoint', offer({ after: { touchpoint: 'service.completed' } }), page()],
  ['sample', offer({ sample: 0.5 }), page({ dice: 0.5 })],
  ['acted', offer(), page({ acts: { 'permit-done': Date.now() - 29 * DAY } })],
  ['dialog', offer(), page({ dialog: true })],
])('says %s', (reason, each, here) => expect(whyNot(each, here)).toBe(reason));

test.each([
  ['a survey the tag names needs no path', offer({ where: [] }), page({ survey: 'permit-done' })],
  [
    'a touchpoint that happened',
    offer({ after: { touchpoint: 'service.completed' } }),
    page({ touchpoints: [undefined, 'service.completed'] }),
  ],
  ['a sample that has drawn this page load', offer({ sample: 0.5 }), page({ dice: 0.49 })],
  ['days of silence that are over', offer(), page({ acts: { 'permit-done': Date.now() - 31 * DAY } })],
  ['an act on another survey', offer(), page({ acts: { other: Date.now() } })],
])('is due: %s', (_, each, here) => expect(whyNot(each, here)).toBeUndefined());

test('a sample of nothing is never due and a sample of all always is', () => {
  expect(whyNot(offer({ sample: 0 }), page({ dice: 0 }))).toBe('sample');
  expect(whyNot(offer({ sample: 1 }), page({ dice: 0.999_999 }))).toBeUndefined();
});

test('every reason has its sentence', () => {
  expect(explain({ a: 'shown', b: 'sample' }, undefined)).toHaveLength(2);
  expect(explain({}, 404)[0]).toContain('404');
  expect(explain({}, undefined)).toEqual(['this site offers no survey, or the list of them is still on its way.']);
});
