import { expect, test } from 'vitest';
import { holds } from './when.ts';

test('a comparison with an unanswered question does not hold', () => {
  expect(holds({ question: 'satisfaction', atMost: 2 }, {})).toBe(false);
  expect(holds({ question: 'satisfaction', isNot: 2 }, {})).toBe(true);
});
test('all, any and not combine', () => {
  const given = { satisfaction: 2, wrong: ['wait'] };
  expect(
    holds(
      {
        all: [
          { question: 'satisfaction', atMost: 2 },
          { question: 'wrong', includes: 'wait' },
        ],
      },
      given,
    ),
  ).toBe(true);
  expect(holds({ any: [{ question: 'satisfaction', is: 5 }, { not: { question: 'age', answered: true } }] }, given)).toBe(true);
});
