import { Uuid } from '@earshot/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidv7 } from './uuidv7.ts';

test('is a UUID of version 7 that carries its time and sorts by it', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.nat(2 ** 47), (one, other) => {
      const id = uuidv7(one);
      expect(Uuid.safeParse(id).success).toBe(true);
      expect(id[14]).toBe('7');
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(one);
      if (one !== other) expect(id < uuidv7(other)).toBe(one < other);
    }),
  );
});
test('never repeats', () => {
  const ids = Array.from({ length: 10_000 }, () => uuidv7());
  expect(new Set(ids).size).toBe(ids.length);
});
