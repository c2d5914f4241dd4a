import * as z from 'zod/mini';
import { Contact } from './answer.ts';
import { Words } from './text.ts';

/** open → in-review → contacted → resolved | withdrawn. */
export const CaseState = z.enum(['open', 'in-review', 'contacted', 'resolved', 'withdrawn']);
export type CaseState = z.infer<typeof CaseState>;

/** What a supervisor may do next from each state; reopening is an event that leads back to in-review. */
export const caseMoves: Readonly<Record<CaseState, readonly CaseState[]>> = {
  open: ['in-review', 'contacted', 'resolved'],
  'in-review': ['contacted', 'resolved'],
  contacted: ['in-review', 'resolved'],
  resolved: ['in-review'],
  withdrawn: ['in-review'],
};

/** How a case ended: asked for when it is resolved. */
export const CaseOutcome = z.enum(['put-right', 'explained', 'service-changed', 'no-contact-possible', 'not-ours']);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** One line of a case's history. `opened`, `moved`, `assigned`, `noted`, `reopened`, `score-changed`, `joined`, `read-original`. */
export const CaseEvent = z.object({
  at: z.number(),
  /** A staff member's name, or `system`. */
  by: z.string(),
  what: z.string(),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  note: z.optional(z.string()),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** A bad experience that somebody must act on: one person's, or the daily one that unattributable low scores join. */
export const Case = z.object({
  id: z.string(),
  kind: z.enum(['person', 'daily']),
  survey: z.string(),
  service: z.string(),
  queue: z.nullable(z.string()),
  state: CaseState,
  outcome: z.nullable(CaseOutcome),
  /** E-mail of the staff member who has it. */
  owner: z.nullable(z.string()),
  /** Epoch milliseconds. */
  openedAt: z.number(),
  dueAt: z.number(),
  closedAt: z.nullable(z.number()),
  /** How many responses it stands for: 1 for a person's case. */
  count: z.int(),
  score: z.nullable(z.number()),
  language: z.nullable(z.string()),
  channel: z.nullable(z.string()),
  reference: z.nullable(z.string()),
  /** The words that came with it, if any. */
  comment: z.nullable(z.string()),
  day: z.string(),
});
export type Case = z.infer<typeof Case>;

export const CaseDetail = z.object({
  ...Case.shape,
  history: z.array(CaseEvent),
  /** How the person asked to be reached: for signed-in staff alone, in no list, and never used by anything automatic. */
  contact: z.optional(Contact),
  /** Personal details were taken out of the words: as they were written they can be read here, by people, and each reading is a line of the history. */
  original: z.optional(z.boolean()),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** Words as a person wrote them, by question. */
export const CaseOriginal = z.object({ words: z.array(z.object({ question: z.string(), text: z.string() })) });
export type CaseOriginal = z.infer<typeof CaseOriginal>;

/** Counts by state, and what is late or due today among those not closed. */
export const CaseTally = z.object({ open: z.int(), late: z.int(), dueToday: z.int(), closed: z.int() });
export type CaseTally = z.infer<typeof CaseTally>;

export const CasePage = z.object({ items: z.array(Case), next: z.nullable(z.string()), tally: CaseTally });
export type CasePage = z.infer<typeof CasePage>;

/** What a supervisor sends to change a case; at least one field. */
export const CaseChange = z.strictObject({
  state: z.optional(CaseState),
  outcome: z.optional(CaseOutcome),
  owner: z.optional(z.nullable(/* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(254)))),
  note: z.optional(/* @__PURE__ */ Words(4000)),
});
export type CaseChange = z.infer<typeof CaseChange>;
