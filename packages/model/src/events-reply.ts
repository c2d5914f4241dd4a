import * as z from 'zod/mini';

/** What became of one event, said only after the commit is durable. */
export const EventStatus = z.enum(['stored', 'superseded', 'duplicate', 'rejected', 'quarantined']);
export type EventStatus = z.infer<typeof EventStatus>;

/** Why an event was rejected. Stable: clients and dashboards switch on these. */
export const rejections = {
  invalid: 'The envelope or its data does not have the shape the contract gives.',
  'not-allowed': 'This key may not send this type of event.',
  conflict: 'The same id, or the same revision of the response or appointment, arrived before with another body.',
  'unknown-type': 'No such event type.',
  'unknown-survey': 'The agency has no such survey.',
  'unknown-version': 'The survey was never published under this version.',
  'unknown-question': 'The survey version has no such question.',
  'answer-invalid': 'An answer breaks the rules of its question.',
  'answer-required': 'A complete response lacks an answer that the survey requires.',
  'unknown-measure': 'No such measure, or the value is outside its scale.',
  'unknown-kind': "The agency's catalogue has no such kind of touchpoint.",
  'unknown-service': 'The agency has no such service.',
  'ill-formed-text': 'A text holds a NUL byte, another control character, or half of a surrogate pair.',
} as const;
export type Rejection = keyof typeof rejections;

/** Why an event waits for a person, outside every number, instead of being counted at once. */
export const quarantineReasons = {
  'personal-data': 'Words of a question that wants them looked at first hold personal details.',
  'same-text': 'The same long text came with many answers within an hour.',
  'survey-closed': 'The survey was closed, or not open yet, when the answer was given.',
  'too-quick': 'More questions were answered than anybody can in that time.',
  trap: 'A field that nobody sees or hears was filled in.',
} as const;
export type QuarantineReason = keyof typeof quarantineReasons;

/** The case of a person, as that person may know it. */
export const OpenedCase = z.object({
  /** To say on the phone. It opens nothing. */
  reference: z.string(),
  /** Of `/status/{token}`, which says how the case stands; whoever has it can read that. */
  token: z.string(),
});
export type OpenedCase = z.infer<typeof OpenedCase>;

export const EventResult = z.object({
  id: z.string(),
  status: EventStatus,
  reason: z.optional(z.string()),
  detail: z.optional(z.string()),
  /**
   * Of a touchpoint: names it and tells nothing. It goes into a link to a survey (`?t=`) or into `data-reference`, so that the answer is
   * linked to what it is about.
   */
  token: z.optional(z.string()),
  /** Of a response that opened a person's case, to tell that person. */
  case: z.optional(OpenedCase),
});
export type EventResult = z.infer<typeof EventResult>;

/** The reply to `POST /v1/events`, results in the order of the events. */
export const EventsReply = z.object({ results: z.array(EventResult) });
export type EventsReply = z.infer<typeof EventsReply>;
