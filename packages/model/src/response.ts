import * as z from 'zod/mini';
import { Answer } from './answer.ts';
import { LanguageTag, Slug, Uuid } from './text.ts';

/** Where a person answered. */
export const Channel = z.enum([
  'web',
  'app',
  'email',
  'sms',
  'whatsapp',
  'push',
  'phone',
  'desk',
  'chat',
  'paper',
  'kiosk',
  'qr',
  'import',
]);
export type Channel = z.infer<typeof Channel>;

/** One person's answers to one version of a survey; the highest revision wins. */
export const Response = z.strictObject({
  response: Uuid,
  revision: z.int().check(z.gte(1), z.lte(1_000_000)),
  complete: z.boolean(),
  survey: Slug,
  version: z.int().check(z.gte(1)),
  language: LanguageTag,
  channel: Channel,
  /** Milliseconds from opening to sending. */
  openedMs: z.optional(z.int().check(z.gte(0))),
  answers: z.array(Answer).check(z.maxLength(60)),
  /** Path of the page, without query and fragment. */
  page: z.optional(z.string().check(z.maxLength(512), z.regex(/^\//, { error: 'must be a path that begins with /' }))),
  reference: z.optional(z.string().check(z.maxLength(512))),
  /** Shown with a badge, outside every number. */
  test: z.optional(z.boolean()),
});
export type Response = z.infer<typeof Response>;
