import type { Agency, AnswerValue, PublishedSurvey } from '@earshot/model';
import type { CaseCandidate, StoredTouchpoint } from '@earshot/store';

/** A response, as far as cases look at it: no segments, and only answers that count. */
export interface Answered {
  /** Of the response. */
  id: string;
  given: Readonly<Record<string, AnswerValue | undefined>>;
  score: number | null;
  comments: readonly { question: string; text: string }[];
  /** Whether the person asked to be reached. */
  contact: boolean;
  reference: string | null;
  /** What the reference leads to, where a token proved it. */
  about: Pick<StoredTouchpoint, 'what' | 'service'> | null;
  day: number;
  receivedAt: number;
}

/** Finds what somebody must act on. Ingest is handed it, so that preparing an answer knows nothing of cases. */
export type CasesFor = (published: PublishedSurvey, agency: Agency, answered: Answered) => CaseCandidate[];
