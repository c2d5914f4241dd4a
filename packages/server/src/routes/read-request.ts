import { EarshotError, readAs } from '@earshot/model';
import * as z from 'zod/mini';

/** A body or query as its shape. @throws EarshotError `request.invalid` with a fault for each thing that is wrong. */
export function readRequest<S extends z.core.$ZodType>(shape: S, input: unknown): z.output<S> {
  const { value, faults } = readAs(shape, input ?? {});
  if (faults === undefined) return value;
  const first = faults[0];
  throw new EarshotError('request.invalid', first ? `${first.at || 'The body'}: ${first.message}.` : 'The request is not valid.', {
    faults,
  });
}

/** One thing that a shape cannot say. @throws EarshotError `request.invalid` */
export function refuse(at: string, message: string): never {
  throw new EarshotError('request.invalid', `${at}: ${message}.`, { faults: [{ at, message }] });
}

/** A whole number in a query. */
export const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.regex(/^-?\d{1,9}$/, { error: 'must be a whole number' })),
      z.transform((text: string) => Number(text)),
    ),
    z.number().check(z.gte(least), z.lte(most)),
  );

/** How many items a page of a list holds. */
export const pageLimit = z._default(wholeNumber(1, 200), 50);

/** Opaque: what `next` of the page before said. */
export const pageCursor = z.optional(z.string().check(z.minLength(1), z.maxLength(512)));
