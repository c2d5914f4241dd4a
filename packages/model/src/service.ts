import * as z from 'zod/mini';
import { Slug, Text } from './text.ts';

/** Something the agency does for people: a permit, a desk, a page. */
export const Service = z.strictObject({ id: Slug, name: Text, queue: z.optional(Slug) });
export type Service = z.infer<typeof Service>;
