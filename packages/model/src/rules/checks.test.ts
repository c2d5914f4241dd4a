import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../answer.ts';
import type { Checked } from './check-answer.ts';
import { isEmail, isPhone } from './checks/contact.ts';
import { readDate } from './checks/date.ts';
import { readNumber } from './checks/number.ts';
import { checkAnswer } from './checks.ts';
import { westernDigits } from './digits.ts';

const lines = (...ids: string[]) => ids.map((id) => ({ id }));
const matrix: Checked = { kind: 'matrix', rows: lines('wait', 'staff'), columns: lines('poor', 'good') };
const rank: Checked = { kind: 'rank', options: lines('a', 'b', 'c') };

test.each<[Checked, AnswerValue, string | undefined]>([
  [{ kind: 'nps' }, 0, undefined],
  [{ kind: 'nps' }, 10, undefined],
  [{ kind: 'nps' }, 11, 'notOffered'],
  [{ kind: 'nps' }, '7', 'wrongType'],
  [{ kind: 'ces' }, 7, undefined],
  [{ kind: 'ces' }, 0, 'notOffered'],
  [{ kind: 'number' }, -4, undefined],
  [{ kind: 'number' }, 1.5, 'notNumber'],
  [{ kind: 'number', decimals: 1 }, 1.5, undefined],
  [{ kind: 'number' }, 'ten', 'notNumber'],
  [{ kind: 'number', min: 0 }, -1, 'tooLow'],
  [{ kind: 'number', max: 9 }, 10, 'tooHigh'],
  [{ kind: 'date' }, '2028-02-29', undefined],
  [{ kind: 'date' }, '2026-02-29', 'notDate'],
  [{ kind: 'date' }, '2026-2-9', 'notDate'],
  [{ kind: 'date' }, 20260209, 'wrongType'],
  [matrix, { wait: 'poor' }, undefined],
  [{ ...matrix, required: true }, { wait: 'poor' }, 'required'],
  [{ ...matrix, required: true }, { wait: 'poor', staff: 'good' }, undefined],
  [matrix, { roof: 'poor' }, 'notOffered'],
  [matrix, { wait: 'great' }, 'notOffered'],
  [matrix, ['wait'], 'wrongType'],
  [rank, ['c', 'a', 'b'], undefined],
  [rank, ['c', 'a'], 'notOffered'],
  [rank, ['c', 'a', 'a'], 'notOffered'],
  [{ kind: 'contact' }, { phone: '01632 960 001' }, undefined],
  [{ kind: 'contact' }, { name: 'Ada' }, 'unreachable'],
  [{ kind: 'contact' }, { email: 'ada' }, 'notEmail'],
  [{ kind: 'contact' }, { phone: 'later' }, 'notPhone'],
  [{ kind: 'contact' }, { fax: '01632' }, 'wrongType'],
  [{ kind: 'contact' }, { email: `${'a'.repeat(250)}@example.org` }, 'tooLong'],
  [{ kind: 'consent' }, true, undefined],
  [{ kind: 'consent' }, 'yes', 'wrongType'],
  [{ kind: 'statement' }, 'read', 'notOffered'],
])('%j given %j: %s', (question, value, fault) => expect(checkAnswer(question, value)).toBe(fault));

test.each<[Checked, AnswerValue]>([
  [matrix, {}],
  [rank, []],
  [{ kind: 'contact' }, {}],
])('%j given %j was left', (question, value) => {
  expect(checkAnswer(question, value)).toBeUndefined();
  expect(checkAnswer({ ...question, required: true }, value)).toBe('required');
});

describe('numbers as people write them', () => {
  test.each([
    ['42', 0, 42],
    [' -7 ', 0, -7],
    ['٤٢', 0, 42],
    ['१२', 0, 12],
    ['４２', 0, 42],
    ['1,500', 0, 1500],
    ['1.500', 0, 1500],
    ["1'500'000", 0, 1_500_000],
    ['1 500', 0, 1500],
    ['1,5', 1, 1.5],
    ['٤٫٥', 1, 4.5],
    ['.5', 1, 0.5],
    ['1,500', 3, 1.5],
    ['−3', 0, -3],
  ])('%s with %i decimals is %d', (text, decimals, value) => expect(readNumber(text, decimals)).toBe(value));
  test.each(['', 'ten', '4 or 5', '1e9', '0x10', '1.2.3', 'Infinity', '9'.repeat(16)])('%j is none', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );
  test('whatever a number, its digits read back as it', () => {
    fc.assert(fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (value) => void expect(readNumber(String(value))).toBe(value)));
  });
  test('digits of any script are the ten of ours', () => {
    const zeros = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xff10, 0x1d7ce, 0x1d7d8, 0x1e950];
    for (const zero of zeros)
      expect(westernDigits(Array.from({ length: 10 }, (_, at) => String.fromCodePoint(zero + at)).join(''))).toBe('0123456789');
  });
});

test.each([
  [['9', '2', '2026'], '2026-02-09'],
  [['٩', '٢', '٢٠٢٦'], '2026-02-09'],
  [['31', '4', '2026'], undefined],
  [['29', '2', '1900'], undefined],
  [['1', '1', '26'], undefined],
  [['', '1', '2026'], undefined],
  [['1', '13', '2026'], undefined],
] as const)('%j is the day %s', ([day, month, year], text) => expect(readDate(day, month, year)).toBe(text));

test.each([
  ['ada@example.org', true],
  [' ada+permits@sub.example.org ', true],
  ['用户@例子.广告', true],
  ['ada@example', false],
  ['ada@@example.org', false],
  ['ada example.org', false],
])('%s is an address: %s', (text, is) => expect(isEmail(text)).toBe(is));

test.each([
  ['+44 (0)1632 960-001', true],
  ['٠١٢٣٤٥٦٧', true],
  ['12345', false],
  ['call me', false],
])('%s is a number to ring: %s', (text, is) => expect(isPhone(text)).toBe(is));
