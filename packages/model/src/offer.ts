import * as z from 'zod/mini';
import type { Condition, Look, QuestionKind } from './question.ts';
import type { SurveyLook } from './survey-look.ts';
import { SurveyState } from './survey-state.ts';

export const Mode = z.enum(['inline', 'tab', 'popover', 'modal', 'page', 'kiosk']);
export type Mode = z.infer<typeof Mode>;

const PathPattern = z.string().check(z.regex(/^\//, { error: 'must be a path pattern that begins with /, such as /permits/*' }));

/**
 * What must have happened on a page before the survey asks: all of what is named. Without any of it the survey is offered at once. The seconds
 * count from the touchpoint and the click, where they are named, and only while the page is looked at.
 */
const After = z.strictObject({
  /** Named by the page: `earshot('touchpoint', 'service.completed')`. Never sent. */
  touchpoint: z.optional(z.string()),
  /** A CSS selector of what must have been clicked. */
  click: z.optional(z.string().check(z.minLength(1))),
  seconds: z.optional(z.number().check(z.gte(0), z.lte(600))),
  /** Percent of the page's height that has been in view. */
  scroll: z.optional(z.number().check(z.gte(1), z.lte(100))),
  /** The pointer is on its way to the tabs or the address; touch screens do not tell. */
  leaving: z.optional(z.boolean()),
});

/** Where and when a page offers the survey. `where` are path patterns with `*`; an empty list means only `data-survey` shows it. */
export const Offer = z.strictObject({
  mode: z._default(Mode, 'inline'),
  where: z._default(z.array(PathPattern), []),
  /** Path patterns of pages that never ask, whatever `where` and `data-survey` say; what the person opens still opens. */
  never: z.optional(z.array(PathPattern)),
  after: z.optional(After),
  /** Share of page loads that see it, drawn anew per load. @default 1 */
  sample: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  /** Days of silence after a person answered or dismissed. @default 30 */
  waitDays: z._default(z.int().check(z.gte(0), z.lte(365)), 30),
});
export type Offer = z.infer<typeof Offer>;

/** The reply to `GET /v1/sites/{pk}/surveys`: what this site offers. It takes no address; the page matches its own path. */
export const SiteOffers = z.object({
  agency: z.string(),
  surveys: z.array(
    z.object({ id: z.string(), version: z.int(), state: SurveyState, languages: z.array(z.string()), source: z.string(), offer: Offer }),
  ),
});
export type SiteOffers = z.infer<typeof SiteOffers>;

/** A text in the survey's language, or in another with its own tag where no translation exists. */
export type Said = string | { text: string; lang: string };

/** A question in one language, ready to draw. */
export interface SaidQuestion {
  id: string;
  kind: QuestionKind;
  prompt: Said;
  hint?: Said;
  required?: boolean;
  when?: Condition;
  look?: Look;
  points?: number;
  labels?: Said[];
  options?: { id: string; label: Said; other?: boolean }[];
  /** The most that may be ticked, or the greatest number. */
  max?: number;
  min?: number;
  decimals?: number;
  unit?: Said;
  maxLength?: number;
  rows?: { id: string; label: Said }[];
  columns?: { id: string; label: Said }[];
  segment?: string;
  /** "Prefer not to say" stands among the answers. */
  ratherNot?: boolean;
}

/** The reply to `GET /v1/surveys/{agency}/{survey}?lang=`: one version in one language, with the interface strings of that language. */
export interface SaidSurvey {
  agency: string;
  id: string;
  version: number;
  state: SurveyState;
  language: string;
  direction: 'ltr' | 'rtl';
  /** True when nobody who speaks the language has checked it. */
  machine?: boolean;
  /** Every language it can be read in: tag, autonym, direction. */
  languages: { tag: string; name: string; direction: 'ltr' | 'rtl' }[];
  title: Said;
  questions: SaidQuestion[];
  /** The condition under which a person will look into it; the page uses it to choose the thank-you. */
  low?: Condition;
  notice: { controller: Said; purpose: Said; keepDays: number; link?: string; omb?: { number: string; expires: string; minutes: number } };
  thanks?: { body?: Said; low?: Said; next?: Said; links?: { label: Said; url: string }[] };
  contact: { kind: 'phone' | 'email' | 'web' | 'desk'; value: string; hours?: Said }[];
  /** Words that call for help at once, where a question takes words; what the agency says then. Nothing is ever marked by them. */
  urgent?: { words: string[]; number?: string; text?: Said };
  /** How it looks where the page does not say. */
  look?: SurveyLook;
  /** Interface strings by key (packages/widget/src/locales). */
  strings: Record<string, string>;
}
