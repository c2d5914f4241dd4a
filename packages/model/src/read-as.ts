import * as z from 'zod/mini';
import type { Fault } from './errors.ts';
import { faultsOf } from './faults.ts';

/** Reads something unknown as a shape. What is wrong comes as sentences, each with its path; values are never repeated in them. */
export function readAs<S extends z.core.$ZodType>(
  shape: S,
  input: unknown,
): { value: z.output<S>; faults?: never } | { value?: never; faults: Fault[] } {
  const read = z.safeParse(shape, input);
  return read.success ? { value: read.data } : { faults: faultsOf(read.error) };
}
