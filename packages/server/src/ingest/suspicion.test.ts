import type { Question } from '@earshot/model';
import { expect, test } from 'vitest';
import type { ShownAnswer } from './answers.ts';
import { createSameTexts, isTooQuick } from './suspicion.ts';

const answered = (n: number, kind = 'rating', value: unknown = 4): ShownAnswer[] =>
  Array.from({ length: n }, (_, at) => ({
    question: { id: `q${at}`, kind } as Question,
    value: value as ShownAnswer['value'],
    otherText: undefined,
  }));
const skipped = (n: number): ShownAnswer[] => answered(n, 'text').map((answer) => ({ ...answer, value: undefined }));

test.each([
  ['a thumb on the only question, pressed as the page opened', { openedMs: 0 }, answered(1), false],
  ['five answers at once', { openedMs: 40 }, answered(5), true],
  ['two taps of somebody who knows the survey by heart', { openedMs: 180 }, answered(2), false],
  ['somebody who tabs and presses keys as fast as hands can', { openedMs: 1_300 }, answered(8), false],
  ['a screen reader at six hundred words a minute', { openedMs: 9_000 }, answered(8), false],
  ['somebody who was away over lunch', { openedMs: 5_400_000 }, answered(8), false],
  ['who left nearly all of it', { openedMs: 10 }, [...answered(1), ...skipped(9)], false],
  [
    'a table of ten rows in a blink',
    { openedMs: 300 },
    answered(1, 'matrix', Object.fromEntries([...'abcdefghij'].map((row) => [row, 'x']))),
    true,
  ],
  ['a page that does not say', {}, answered(30), false],
])('%s', (_who, response, shown, quick) => {
  expect(isTooQuick(response, shown)).toBe(quick);
});

const long = 'The new parking rules are wrong, bring back the old ones now!';

test('notices a long text that came with five others, however it is spaced and cased', () => {
  const { isOneOfMany } = createSameTexts(() => 0);
  for (const n of [1, 2, 3, 4, 5]) expect(isOneOfMany('city', [long], `r${n}`)).toBe(false);
  expect(isOneOfMany('city', [`  ${long.toUpperCase().replaceAll(' ', '  ')}…`], 'r6')).toBe(true);
  expect(isOneOfMany('town', [long], 'r6')).toBe(false);
  expect(isOneOfMany('city', ['Something else entirely, and long enough to be counted'], 'r7')).toBe(false);
  // Sent again, or corrected: still one of the first five.
  expect(isOneOfMany('city', [long], 'r3')).toBe(false);
});

test('short texts may be alike, and an hour without one makes a text new', () => {
  let now = 0;
  const { isOneOfMany } = createSameTexts(() => now);
  for (let n = 0; n < 50; n++) expect(isOneOfMany('city', ['Everything was fine, thank you.'], `s${n}`)).toBe(false);
  for (let n = 0; n < 5; n++) isOneOfMany('city', [long], `r${n}`);
  now = 3_599_000;
  expect(isOneOfMany('city', [long], 'r10')).toBe(true);
  now += 3_600_000;
  expect(isOneOfMany('city', [long], 'r11')).toBe(false);
});
