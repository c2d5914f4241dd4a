import * as z from 'zod/mini';
import { cleanText } from './rules/clean-text.ts';

// `@__PURE__` here and in other nouns: a bundler leaves out shapes that a page does not read. Of zod's functions it knows that, of `.check` not.

/** A BCP 47 language tag as we write it: `en`, `pl`, `zh-Hant`, `es-419`. */
export const LanguageTag = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, { error: 'must be a language tag such as en, zh-Hant or es-419' }));
export type LanguageTag = z.infer<typeof LanguageTag>;

/** One text in every language it was written in: `{ en: 'Yes', es: 'Sí' }`. */
export const Text = z.record(LanguageTag, /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(4000)));
export type Text = z.infer<typeof Text>;

/**
 * An id that people type and read in URLs: lower-case letters, digits and dashes, 2–64 characters. Not `constructor`, which every
 * JavaScript object has already: ids are keys of objects in pages, in results and in agencies' own scripts.
 */
export const Slug = /* @__PURE__ */ z.string().check(
  z.regex(/^(?!constructor$)[a-z0-9][a-z0-9-]{1,63}$/, {
    error: 'must be 2–64 lower-case letters, digits and dashes, and not constructor',
  }),
);

/** An id made by whoever sends: any string up to 128 characters, unique by (agency, source, id). */
export const GivenId = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128));

/** A UUID in lower case, as `crypto.randomUUID()` and UUIDv7 makers write it. */
export const Uuid = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, { error: 'must be a UUID in lower case' }));

/** What somebody types in a form: cleaned, without space around it, never empty. */
export const Words = (most: number) =>
  /* @__PURE__ */ z.string().check(z.overwrite(cleanText), z.trim(), z.minLength(1), z.maxLength(most));

/** The same on one line: a name. */
export const Name = /* @__PURE__ */ z.string().check(
  z.overwrite((text) => cleanText(text).replace(/\s+/g, ' ')),
  z.trim(),
  z.minLength(1),
  z.maxLength(200),
);

/** An instant as RFC 3339 with a four-digit year and an offset. */
export const Instant = z.iso.datetime({ offset: true });

/** A calendar day in the agency's time zone, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;
