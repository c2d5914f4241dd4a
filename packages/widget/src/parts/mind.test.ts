import { findPersonal } from '@earshot/model/rules/personal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayName } from './mind.ts';

const written = fc.array(
  fc.oneof(fc.constantFrom('@', '＠', '.', '-', ' ', '٠', '٣', '①', '7', '21', '+44', 'ada', 'example', 'AB', '½'), fc.string()),
  { maxLength: 30 },
);

test('words in which nothing personal can be found are not searched, and all others are', () => {
  fc.assert(
    fc.property(written, (parts) => {
      const words = parts.join('');
      if (findPersonal(words).length > 0) expect(mayName(words)).toBe(true);
    }),
    { numRuns: 500 },
  );
  for (const words of ['ada@example.org', 'ada＠example.org', 'call +44 1632 960 001', '٠٧٩١٢٣٤٥٦٧']) {
    expect(findPersonal(words)).not.toEqual([]);
    expect(mayName(words)).toBe(true);
  }
  expect(mayName('It took 3 weeks, and nobody answered')).toBe(false);
});
