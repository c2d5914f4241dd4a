import * as z from 'zod/mini';

/** Words a person wrote, as readers of responses see them. */
export const Comment = z.object({
  id: z.string(),
  response: z.string(),
  survey: z.string(),
  service: z.string(),
  question: z.string(),
  text: z.string(),
  language: z.string(),
  channel: z.string(),
  /** The first rating of the same response, if one was given. */
  score: z.nullable(z.number()),
  page: z.nullable(z.string()),
  /** Epoch milliseconds. */
  at: z.number(),
  day: z.string(),
  test: z.boolean(),
  /** The person's case that came with it. */
  case: z.nullable(z.string()),
});
export type Comment = z.infer<typeof Comment>;

export const CommentPage = z.object({ items: z.array(Comment), next: z.nullable(z.string()) });
export type CommentPage = z.infer<typeof CommentPage>;
