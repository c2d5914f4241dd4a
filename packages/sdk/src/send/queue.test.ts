import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf } from './post.ts';
import { batches, byteLength, MOST_BYTES } from './queue.ts';

const item = fc.record({ body: fc.string({ unit: 'grapheme', maxLength: 4000 }).map((text) => JSON.stringify(text)) });

test('groups every item once, in order, into requests of at most 48 KiB and 100 events', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 250, size: 'max' }), (items) => {
      const groups = batches(items);
      expect(groups.flat()).toEqual(items);
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(100);
        if (group.length > 1) expect(byteLength(bodyOf(group))).toBeLessThanOrEqual(MOST_BYTES);
      }
    }),
    { numRuns: 30 },
  );
});
test('lets a single item over the limit travel alone', () => {
  const big = { body: JSON.stringify('x'.repeat(60_000)) };
  const small = { body: '{}' };
  expect(batches([small, big, small])).toEqual([[small], [big], [small]]);
});
