import { describe, expect, test } from 'vitest';
import { checkAnswer } from './checks.ts';
import { codePoints } from './code-points.ts';

describe('length', () => {
  test('is counted in code points: an emoji is one, a family of three joined by joiners is five', () => {
    expect(codePoints('né')).toBe(2);
    expect(codePoints('👍')).toBe(1);
    expect(codePoints('👩‍👩‍👧')).toBe(5);
    expect(codePoints('')).toBe(0);
  });
  test('a text of exactly the limit may be sent, one code point more may not', () => {
    const question = { kind: 'text', maxLength: 3 } as const;
    expect(checkAnswer(question, '👍👍👍')).toBeUndefined();
    expect(checkAnswer(question, '👍👍👍.')).toBe('tooLong');
  });
  test('without a limit of its own a text may have 1200', () => {
    expect(checkAnswer({ kind: 'text' }, 'x'.repeat(1200))).toBeUndefined();
    expect(checkAnswer({ kind: 'text' }, 'x'.repeat(1201))).toBe('tooLong');
  });
});

describe('a required answer', () => {
  test.each([undefined, '', '  \n ', []])('%j is none', (value) => {
    expect(checkAnswer({ kind: 'text', required: true }, value)).toBe('required');
    expect(checkAnswer({ kind: 'text' }, value)).toBeUndefined();
  });
});

describe('each kind', () => {
  const options = [{ id: 'wait' }, { id: 'rude' }, { id: 'other', other: true }];
  test.each([
    [{ kind: 'rating' }, 1, undefined],
    [{ kind: 'rating' }, 5, undefined],
    [{ kind: 'rating' }, 0, 'notOffered'],
    [{ kind: 'rating' }, 6, 'notOffered'],
    [{ kind: 'rating', points: 10 }, 6, undefined],
    [{ kind: 'rating' }, 2.5, 'notOffered'],
    [{ kind: 'rating' }, Number.NaN, 'notOffered'],
    [{ kind: 'rating' }, '5', 'wrongType'],
    [{ kind: 'yesno' }, 'yes', undefined],
    [{ kind: 'yesno' }, 'maybe', 'notOffered'],
    [{ kind: 'choice', options }, 'wait', undefined],
    [{ kind: 'choice', options }, 'late', 'notOffered'],
    [{ kind: 'choice', options }, ['wait'], 'wrongType'],
    [{ kind: 'choices', options }, ['wait', 'other'], undefined],
    [{ kind: 'choices', options }, ['wait', 'wait'], 'notOffered'],
    [{ kind: 'choices', options }, ['late'], 'notOffered'],
    [{ kind: 'choices', options, max: 1 }, ['wait', 'rude'], 'tooMany'],
    [{ kind: 'choices', options }, 'wait', 'wrongType'],
    [{ kind: 'text' }, 4, 'wrongType'],
  ] as const)('%j given %j: %s', (question, value, fault) => {
    expect(checkAnswer(question, typeof value === 'object' ? [...value] : value)).toBe(fault);
  });
  test('words beside an option are taken only where one asks for them, and up to 200 code points', () => {
    expect(checkAnswer({ kind: 'choice', options }, 'other', '👍'.repeat(200))).toBeUndefined();
    expect(checkAnswer({ kind: 'choice', options }, 'other', '👍'.repeat(201))).toBe('tooLong');
    expect(checkAnswer({ kind: 'choice', options: [{ id: 'wait' }] }, 'wait', 'words')).toBe('notOffered');
  });
});
