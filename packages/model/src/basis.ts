import * as z from 'zod/mini';

/** Who was asked: it decides what may be claimed of the numbers. */
export const Basis = z.enum(['everyone-asked', 'random-sample', 'self-selected', 'full-count']);
export type Basis = z.infer<typeof Basis>;
