import * as z from 'zod/mini';
import { Slug, Text } from './text.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

/**
 * The one condition language: a question is due when its condition holds over the answers given so far.
 * Evaluated by `model/rules` in the page, in the hosted form and on the server alike.
 */
export type Condition =
  | { question: string; answered: boolean }
  | { question: string; is: string | number | boolean }
  | { question: string; isNot: string | number | boolean }
  | { question: string; atLeast: number }
  | { question: string; atMost: number }
  | { question: string; includes: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };
export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: Slug, answered: z.boolean() }),
    z.strictObject({ question: Slug, is: value }),
    z.strictObject({ question: Slug, isNot: value }),
    z.strictObject({ question: Slug, atLeast: z.number() }),
    z.strictObject({ question: Slug, atMost: z.number() }),
    z.strictObject({ question: Slug, includes: z.string() }),
    z.strictObject({ all: z.array(Condition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(Condition).check(z.minLength(1)) }),
    z.strictObject({ not: Condition }),
  ]),
);

const asked = {
  id: Slug,
  prompt: Text,
  hint: z.optional(Text),
  /** @default false */
  required: z.optional(z.boolean()),
  when: z.optional(Condition),
};

/** Some kinds can always be left: a forced consent is none. */
const leavable = {
  ...asked,
  required: z.optional(z.literal(false, { error: 'must not be set: this kind of question can always be left' })),
};

/** One thing that can be chosen; `other: true` asks for words beside it. */
export const Option = z.strictObject({ id: Slug, label: Text, other: z.optional(z.boolean()) });
export type Option = z.infer<typeof Option>;

const options = z.array(Option).check(z.minLength(2), z.maxLength(40));

/** Offers "Prefer not to say", which is sent as skipped; a segment always does. @default false */
const ratherNot = z.optional(z.boolean());

/**
 * What becomes of an address, a phone number or another personal detail in somebody's own words. Lists and search show a mark in its place,
 * always. `keep`: the words as they were written are kept, encrypted, with the person's own case and nowhere else. `redact`: they are gone.
 * `quarantine`: the answer waits until a person has looked at it. By default `keep`: the person was told before sending and chose to say it,
 * so whoever works on their case may need it, and without such a case it is gone all the same.
 */
export const PersonalPolicy = z.enum(['keep', 'redact', 'quarantine']);
export type PersonalPolicy = z.infer<typeof PersonalPolicy>;
const personal = z.optional(PersonalPolicy);

/** How a rating is drawn. The look is part of the instrument: another look is another measure id. */
export const Look = z.enum(['words', 'faces', 'stars', 'numbers', 'thumbs']);
export type Look = z.infer<typeof Look>;

export const RatingQuestion = z.strictObject({
  ...asked,
  kind: z.literal('rating'),
  look: z._default(Look, 'words'),
  points: z._default(z.int().check(z.gte(2), z.lte(10)), 5),
  /** From value 1 upward; only the drawing may reverse. One per point for words and faces, first and last suffice for stars and numbers. */
  labels: z.array(Text).check(z.minLength(2), z.maxLength(10)),
  measure: z.optional(z.string()),
});
export const YesNoQuestion = z.strictObject({ ...asked, kind: z.literal('yesno'), measure: z.optional(z.string()) });
export const ChoiceQuestion = z.strictObject({
  ...asked,
  kind: z.literal('choice'),
  options,
  /** A segment says who the person is: last, optional, apart from comments, never in a case. */
  segment: z.optional(Slug),
  ratherNot,
  personal,
  measure: z.optional(z.string()),
});
export const ChoicesQuestion = z.strictObject({
  ...asked,
  kind: z.literal('choices'),
  options,
  ratherNot,
  personal,
  /** The most that may be ticked; said in the hint, explained when passed. */
  max: z.optional(z.int().check(z.gte(1))),
});
export const TextQuestion = z.strictObject({
  ...asked,
  kind: z.literal('text'),
  /** In code points, the same in page, hosted form and server. @default 1200 */
  maxLength: z._default(z.int().check(z.gte(1), z.lte(10_000)), 1200),
  personal,
});

/** How likely somebody is to recommend, 0 to 10. The ends are named in the person's language and cannot be reworded: they are the instrument. */
export const NpsQuestion = z.strictObject({ ...asked, kind: z.literal('nps'), measure: z._default(z.literal('nps'), 'nps') });
/** Agreement that it was easy, 1 to 7, with ends named likewise. */
export const CesQuestion = z.strictObject({ ...asked, kind: z.literal('ces'), measure: z._default(z.literal('ces'), 'ces') });
export const NumberQuestion = z.strictObject({
  ...asked,
  kind: z.literal('number'),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** How many decimals are taken. @default 0 */
  decimals: z._default(z.int().check(z.gte(0), z.lte(6)), 0),
  /** Stands after the field: "minutes". */
  unit: z.optional(Text),
});
/** A calendar day, written in three fields; no picker, which serves near days and fails for birthdays. */
export const DateQuestion = z.strictObject({ ...asked, kind: z.literal('date') });
/** How to reach the person. Personal data: kept apart, seen only by who works on the person's case, and nothing automatic is ever sent to it. */
export const ContactQuestion = z.strictObject({ ...asked, kind: z.literal('contact') });
/** One box, unticked. */
export const ConsentQuestion = z.strictObject({ ...leavable, kind: z.literal('consent') });
/** Says something and asks nothing. */
export const StatementQuestion = z.strictObject({ ...leavable, kind: z.literal('statement') });

const Line = z.strictObject({ id: Slug, label: Text });
/** The same answers to several things, one in each row. */
export const MatrixQuestion = z.strictObject({
  ...asked,
  kind: z.literal('matrix'),
  rows: z.array(Line).check(z.minLength(1), z.maxLength(12)),
  columns: z.array(Line).check(z.minLength(2), z.maxLength(7)),
});
/** Everything in an order, the first the most important. */
export const RankQuestion = z.strictObject({
  ...asked,
  kind: z.literal('rank'),
  options: z.array(Line).check(z.minLength(2), z.maxLength(10)),
});

/** What is asked, discriminated by `kind`. */
export const Question = z.discriminatedUnion('kind', [
  RatingQuestion,
  NpsQuestion,
  CesQuestion,
  YesNoQuestion,
  ChoiceQuestion,
  ChoicesQuestion,
  TextQuestion,
  NumberQuestion,
  DateQuestion,
  MatrixQuestion,
  RankQuestion,
  ContactQuestion,
  ConsentQuestion,
  StatementQuestion,
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];
