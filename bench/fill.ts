import { uuidv7 } from '@earshot/sdk/send';
import { type EventRow, openSqlite, searchWords } from '@earshot/store';
import { commentOf } from './events.ts';

const dayNumber = (at: Date) => at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
const channels = ['web', 'email', 'kiosk', 'phone'];
const languages = ['en', 'es', 'pl', 'ar'];

/** Events of one commit while filling. */
const GROUP = 1000;

const days = 365;

/** When the n-th of so many answers was given. */
type Order = (n: number, of: number) => number;

/** The order in which answers come, each day's after those of the day before. */
export const asTheyCome: Order = (n, of) => Date.now() - 86_400_000 * (days - 1) * (1 - n / of);

/** Every group with answers of every day of the year, as an import may bring them: none of its rows is a neighbour of another. */
export const allOverTheYear: Order = (n) => Date.now() - 86_400_000 * (n % days);

/**
 * Fills a store with responses of two answers, 35 in 100 with a comment, over a year, straight through its one commit.
 * @returns microseconds an event, while the store held some ten thousand rows and at the end: a response is two rows, itself and its place in the ledger
 */
export async function fill(dir: string, responses: number, order: Order): Promise<{ early: number; late: number }> {
  const store = await openSqlite({ dir });
  const millis: number[] = [];
  const now = Date.now();
  for (let start = 0; start < responses; start += GROUP) {
    const events = Array.from({ length: Math.min(GROUP, responses - start) }, (_, i): EventRow => {
      const n = start + i;
      const at = Math.floor(order(n, responses));
      const id = uuidv7();
      const score = 1 + ((n * 7) % 5);
      const text = commentOf(n);
      return {
        source: 'https://bench.example',
        id,
        type: 'earshot.response.saved',
        hash: id,
        receivedAt: now,
        record: {
          kind: 'response',
          id,
          revision: 1,
          hash: id,
          survey: 'bench',
          version: 1,
          service: 'permits',
          channel: channels[n % 4] as string,
          language: languages[(n >> 2) % 4] as string,
          day: dayNumber(new Date(at)),
          at,
          complete: true,
          openedMs: 9000,
          page: '/permits/done',
          reference: null,
          touchpoint: null,
          score,
          test: false,
          answers: [
            { question: 'satisfaction', value: '~asked' },
            { question: 'satisfaction', value: String(score) },
            { question: 'reason', value: '~asked' },
            { question: 'reason', value: ['new', 'renew', 'change', 'other'][n % 4] as string },
            { question: '~response', value: 'answered' },
            { question: '~response', value: 'completed' },
          ],
          comments: text ? [{ question: 'comment', text, words: searchWords(text) }] : [],
          kept: null,
          contact: null,
          original: null,
          cases: [],
        },
      };
    });
    const started = performance.now();
    await store.commit({ agency: 'bench', events, quarantined: [], rejected: 0 });
    millis.push(performance.now() - started);
  }
  await store.close();
  const micros = (list: number[]) => (1000 * (list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0)) / GROUP;
  return { early: micros(millis.slice(3, 10)), late: micros(millis.slice(-20)) };
}
