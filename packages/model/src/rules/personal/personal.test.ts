import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonal, type PersonalKind, removePersonal } from './index.ts';
import { ordinary } from './ordinary.examples.ts';

const pieces = (text: string, known?: string[]) => findPersonal(text, known).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('finds', () => {
  test.each([
    ['email', 'ana.perez+city@example.co.uk'],
    ['email', 'имя@пример.рф'],
    ['email', 'name@example.com'],
    ['phone', '+44 1632 960 983'],
    ['phone', '+44 (0)20 7946 0000'],
    ['phone', '0048 600 123 456'],
    ['phone', '01632 960983'],
    ['phone', '07700900123'],
    ['phone', '(020) 7946 0018'],
    ['phone', '01 23 45 67 89'],
    ['phone', '06.12.34.56.78'],
    ['phone', '030/1234567'],
    ['phone', '(202) 555-0123'],
    ['phone', '1-202-555-0123'],
    ['phone', '600 123 456'],
    ['phone', '612 34 56 78'],
    ['phone', '22 123 45 67'],
    ['phone', '98765 43210'],
    ['phone', '138 0013 8000'],
    ['phone', '(11) 91234-5678'],
    ['phone', '+٩٧١ ٥٠ ١٢٣ ٤٥٦٧'],
    ['phone', '٠٥٠١٢٣٤٥٦٧'],
    ['card', '4111 1111 1111 1111'],
    ['card', '3782-822463-10005'],
    ['card', '٤١١١ ١١١١ ١١١١ ١١١١'],
    ['iban', 'GB29 NWBK 6016 1331 9268 19'],
    ['iban', 'DE89370400440532013000'],
    ['iban', 'MT84 MALT 0110 0001 2345 MTLC AST0 01S'],
    ['iban', 'no93 8601 1117 947'],
    ['identity', 'AB 12 34 56 C'],
    ['identity', 'ab123456c'],
    ['identity', '123-45-6789'],
    ['identity', '1 84 12 76 451 089 46'],
    ['identity', '86095742719'],
    ['identity', '12345678Z'],
    ['identity', '12.345.678-Z'],
    ['identity', 'X1234567L'],
    ['identity', '529.982.247-25'],
    ['identity', '130 692 544'],
    ['identity', 'MRT MTT 91D08 F205J'],
    ['identity', '44051401359'],
    ['identity', '131052-308T'],
    ['identity', '811218-9876'],
    ['identity', '85.07.30-033.28'],
    ['identity', '070761-4285'],
    ['identity', '8001015009087'],
    ['identity', '2341 2341 2346'],
    ['identity', '11010519491231002X'],
    ['identity', '900101-1234567'],
  ])('%s in %s', (kind, piece) => {
    expect(pieces(piece)).toEqual([[kind, piece]]);
    expect(pieces(`I said: ${piece}, twice.`)).toEqual([[kind, piece]]);
    expect(pieces(`كتبت ${piece}\n12`)).toEqual([[kind, piece]]);
  });

  test('several in one text, where they stand, with what the person typed around them', () => {
    const text = 'Write to ana@example.com or call ٠٥٠ ١٢٣ ٤٥٦٧.\nMy card is 4111-1111-1111-1111!';
    expect(pieces(text)).toEqual([
      ['email', 'ana@example.com'],
      ['phone', '٠٥٠ ١٢٣ ٤٥٦٧'],
      ['card', '4111-1111-1111-1111'],
    ]);
    expect(removePersonal(text, findPersonal(text), '[removed]')).toBe('Write to [removed] or call [removed].\nMy card is [removed]!');
  });
  test('a number with invisible marks between its digits', () => {
    expect(pieces('\u200e0770\u200b0 900\u00ad123\u200f')).toEqual([['phone', '0770\u200b0 900\u00ad123\u200f']]);
  });
  test('eight digits only after a word for calling', () => {
    expect(pieces('Call me on 12 34 56 78')).toEqual([['phone', '12 34 56 78']]);
    expect(pieces('Lines 12 34 56 78 were late')).toEqual([]);
  });
  test('a Dutch number only after its name', () => {
    expect(pieces('BSN 111222333')).toEqual([['identity', '111222333']]);
    expect(pieces('I waited for 111222333')).toEqual([]);
  });
});

describe('leaves alone', () => {
  test.each(ordinary)('%s', (sentence) => expect(pieces(sentence)).toEqual([]));
  test('what belongs to the agency itself, however it is written', () => {
    const known = ['+44 1632 960114', 'help@city.gov'];
    expect(pieces('I called 01632 960114 and +44 (0)1632 960 114 and wrote to HELP@city.gov', known)).toEqual([]);
    expect(pieces('I called 01632 960115', known)).toHaveLength(1);
  });
});

/** Zero of some scripts with decimal digits. */
const zeros = ['0', '٠', '۰', '०', '০', '੦', '௦', '๐', '０', '၀', '០', '𞥐', '𝟎'];
const inScript = (text: string, zero: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)));
const group = (text: string, sizes: number[], by: string) => {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return [...parts, text.slice(at)].filter(Boolean).join(by);
};
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
const two = (most: number) => fc.integer({ min: 1, max: most }).map((value) => `${value}`.padStart(2, '0'));
const date = fc.tuple(digits(2), two(12), two(28)).map((parts) => parts.join(''));
/** The first end that makes a number hold, by trying: a second way to the same check digits. */
const ending = (start: string, ends: string[], holds: (whole: string) => boolean) => ends.map((end) => start + end).find(holds);
const oneDigit = [...'0123456789'];
const byLuhn = (whole: string) => {
  let sum = 0;
  for (let at = 0; at < whole.length; at++) {
    const value = Number(whole.at(-1 - at)) * (at % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

describe('every valid number, in any digits and grouping', () => {
  const made: [string, PersonalKind, fc.Arbitrary<string | undefined>, number[]][] = [
    ['Visa', 'card', digits(14).map((rest) => ending(`4${rest}`, oneDigit, byLuhn)), [4, 4, 4]],
    ['American Express', 'card', digits(12).map((rest) => ending(`37${rest}`, oneDigit, byLuhn)), [4, 6]],
    [
      'German IBAN',
      'iban',
      digits(18).map((rest) => `DE${`${98n - (BigInt(`${rest}131400`) % 97n)}`.padStart(2, '0')}${rest}`),
      [4, 4, 4, 4, 4],
    ],
    [
      'NIR',
      'identity',
      fc
        .tuple(two(12), digits(8))
        .map(([month, rest]) => `285${month}${rest}`)
        .map((start) => start + `${97 - (Number(start) % 97)}`.padStart(2, '0')),
      [1, 2, 2, 2, 3, 3],
    ],
    ['DNI', 'identity', digits(8).map((start) => start + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(start) % 23]), [2, 3, 3]],
    [
      'HETU',
      'identity',
      fc
        .tuple(two(28), two(12), digits(2), digits(3))
        .map(
          ([day, month, year, rest]) =>
            `${day}${month}${year}-${rest}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${day}${month}${year}${rest}`) % 31]}`,
        ),
      [],
    ],
    ['personnummer', 'identity', fc.tuple(date, digits(3)).map(([born, rest]) => ending(born + rest, oneDigit, byLuhn)), [6]],
    [
      'South African ID',
      'identity',
      fc.tuple(date, digits(4)).map(([born, rest]) => ending(`${born}${rest}08`, oneDigit, byLuhn)),
      [6, 4, 2],
    ],
    [
      'SSN',
      'identity',
      fc.tuple(fc.integer({ min: 100, max: 665 }), two(99), fc.integer({ min: 1000, max: 9999 })).map((parts) => parts.join('')),
      [3, 2],
    ],
    [
      'National Insurance',
      'identity',
      fc.tuple(fc.constantFrom('AB', 'CE', 'JZ', 'PW'), digits(6), fc.constantFrom(...'ABCD')).map((parts) => parts.join('')),
      [2, 2, 2, 2],
    ],
    [
      'Belgian',
      'identity',
      fc.tuple(date, digits(3)).map(([born, rest]) => born + rest + `${97 - (Number(`2${born}${rest}`) % 97)}`.padStart(2, '0')),
      [6, 3],
    ],
    [
      'international phone',
      'phone',
      fc.tuple(fc.integer({ min: 1, max: 99 }), digits(9)).map(([country, rest]) => `+${country}${rest}`),
      [3, 3, 3],
    ],
    ['national phone', 'phone', fc.tuple(fc.integer({ min: 1, max: 9 }), digits(9)).map(([area, rest]) => `0${area}${rest}`), [5, 3]],
  ];
  test.each(made)('%s', (name, kind, numbers, sizes) => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...zeros), fc.constantFrom('', ' ', '\u00a0', '-', '–'), (number, zero, by) => {
        fc.pre(number !== undefined && (by !== '' || name !== 'SSN'));
        const typed = inScript(sizes.length > 0 ? group(number!, sizes, by) : number!, zero);
        const text = `👍 ${typed} é`;
        const found = findPersonal(text);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([typed]);
        // A number may be good by the rules of two countries: one is named, it is found all the same.
        if (!['identity', 'phone'].includes(kind)) expect(found[0]!.kind).toBe(kind);
        expect(removePersonal(text, found, '×')).toBe('👍 × é');
      }),
    );
  });
});

test('what was removed is gone: nothing is found in the rest of an ordinary text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...ordinary, 'ana@example.com', '+44 7700 900123', '4111 1111 1111 1111'), { maxLength: 6 }),
      (all) => {
        const text = all.join('\n');
        expect(findPersonal(removePersonal(text, findPersonal(text), '[removed]'))).toEqual([]);
      },
    ),
  );
});

test('any text at all is read, and every piece lies inside it, one after the other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let before = 0;
      for (const { start, end } of findPersonal(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(text.length);
    }),
  );
});

describe('ten thousand code points made to be slow', () => {
  test.each([
    '1',
    'a',
    '1 ',
    '1-1.',
    '٠',
    'a@',
    'a.',
    '12 34 56 78 ',
    'call ',
    '0',
    '(',
    '+',
    'GB29 ',
    '1/1/',
    '1,000,',
    'a1 ',
    '𝟎 ',
    'ref ',
    'a@a.',
  ])('%j over and over', (piece) => expect(findPersonal(piece.repeat(10_000 / [...piece].length))).toBeInstanceOf(Array));
});

test('numbers drawn blindly are hit no more often than docs/explain/personal-data.md says', () => {
  const hits = (count: number) => {
    const drawn = fc.sample(digits(count), { numRuns: 2000, seed: 42 }).map((number) => number.replace(/^0/, '4'));
    return drawn.filter((number) => findPersonal(`It was ${number} then`).length > 0).length / drawn.length;
  };
  for (const count of [4, 5, 6, 7, 8, 9]) expect(hits(count), `${count} digits`).toBe(0);
  for (const count of [10, 11, 12, 13, 14, 15, 16]) expect(hits(count), `${count} digits`).toBeLessThan(0.06);
});
