import { createHmac, randomBytes } from 'node:crypto';
import type { QuarantineReason, Response } from '@earshot/model';
import type { ShownAnswer } from './answers.ts';

/**
 * Less for each further answer and nobody has read, chosen and pressed: fingers that tap as fast as they can tap every 150 to 200 ms without
 * choosing anything. The first answer has no such limit, so a thumb on a single question is never too quick, and who is slow never is.
 */
const LEAST_MS_AN_ANSWER = 100;

/** As many answers as somebody gave by hand: each row of a table is one. */
const actsOf = (shown: readonly ShownAnswer[]): number =>
  shown.reduce((sum, { question, value }) => {
    if (value === undefined) return sum;
    return sum + (question.kind === 'matrix' ? Object.keys(value).length : 1);
  }, 0);

/** Whether the page says of itself that it was answered faster than by hand. A page that says nothing is believed. */
export const isTooQuick = ({ openedMs }: Pick<Response, 'openedMs'>, shown: readonly ShownAnswer[]): boolean =>
  openedMs !== undefined && openedMs < (actsOf(shown) - 1) * LEAST_MS_AN_ANSWER;

/** Shorter texts are alike by chance: "everything was fine, thank you very much". */
const LONG_TEXT = 40;
/** A family, or friends who send each other a sentence, are fewer. */
const MANY = 5;
const WINDOW_MS = 3_600_000;
/** Texts remembered at most, some 10 MB; the longest quiet is forgotten first. */
const MOST = 20_000;

/** Notices when the same long text comes from many. */
export interface SameTexts {
  /** Remembers the texts of a response; whether one of them has come with many others in the last hour. Sent again it is the same response. */
  isOneOfMany(agency: string, texts: readonly string[], response: string): boolean;
}

/** Case, spaces and punctuation are no difference. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** In this process's memory alone, as hashes under a key that is nowhere else: a text that was redacted cannot be found again from them. */
export function createSameTexts(clock: () => number): SameTexts {
  const key = randomBytes(32);
  const texts = new Map<string, { responses: Set<string>; at: number }>();
  return {
    isOneOfMany(agency, said, response) {
      let isMany = false;
      for (const text of said.map(bare)) {
        if ([...text].length < LONG_TEXT) continue;
        const name = createHmac('sha256', key).update(`${agency} ${text}`).digest('base64url');
        const now = clock();
        const known = texts.get(name);
        const entry = known && Math.abs(now - known.at) < WINDOW_MS ? known : { responses: new Set<string>(), at: now };
        entry.at = now;
        texts.delete(name);
        texts.set(name, entry);
        if (texts.size > MOST) for (const oldest of texts.keys()) if (texts.delete(oldest)) break;
        if (entry.responses.has(response)) continue;
        if (entry.responses.size >= MANY) isMany = true;
        else entry.responses.add(response);
      }
      return isMany;
    },
  };
}

/** What makes somebody look at an answer before it counts: never that it is late, short, angry, or slow. */
export function suspicionOf(
  agency: string,
  response: Pick<Response, 'openedMs' | 'response'>,
  shown: readonly ShownAnswer[],
  trap: boolean,
  sameTexts: SameTexts,
): QuarantineReason | undefined {
  const words = shown.flatMap(({ question, value, otherText }) => {
    const text = question.kind === 'text' ? value : otherText;
    return typeof text === 'string' ? [text] : [];
  });
  // Always asked, so that what is set aside for another reason counts among the many.
  const isMany = sameTexts.isOneOfMany(agency, words, response.response);
  if (trap) return 'trap';
  if (isTooQuick(response, shown)) return 'too-quick';
  return isMany ? 'same-text' : undefined;
}
