import { EarshotError } from '@earshot/model';

/** Where a page of a list ends, opaque to whoever sends it back. */
export const toCursor = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws EarshotError `request.invalid` for anything that `toCursor` did not write for this list. */
export const fromCursor = (cursor: string, shape: readonly ('string' | 'number')[]): (string | number)[] => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === shape.length && shape.every((type, index) => typeof place[index] === type)) return place;
  } catch {
    // Not JSON: said below.
  }
  throw new EarshotError('request.invalid', 'This cursor is not one of this list.', {
    faults: [{ at: 'cursor', message: 'must be the `next` of a page' }],
  });
};
