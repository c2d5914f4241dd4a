import { uuidv7 } from '@earshot/sdk/send';
import { type EventRow, openSqlite } from '@earshot/store';
import { type BenchServer, serve, startServer } from './server.ts';

const dayNumber = (at: Date) => at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
const isoDay = (at: Date) => at.toISOString().slice(0, 10);
const channels = ['web', 'email', 'kiosk', 'phone'];
const languages = ['en', 'es', 'pl', 'ar'];

/** Events of one commit while filling. */
const GROUP = 1000;

/** Fills a store with responses of two answers over a year, straight through its one commit; answers how many milliseconds each commit took. */
async function fill(dir: string, responses: number): Promise<number[]> {
  const store = await openSqlite({ dir });
  const millis: number[] = [];
  const now = Date.now();
  for (let start = 0; start < responses; start += GROUP) {
    const events = Array.from({ length: Math.min(GROUP, responses - start) }, (_, i): EventRow => {
      const n = start + i;
      const at = now - (n % 365) * 86_400_000;
      const id = uuidv7();
      const score = 1 + ((n * 7) % 5);
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
          comments: [],
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
  return millis;
}

const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

/** Microseconds an event while the store held some ten thousand rows, and at the end. A response is two rows: itself and its place in the ledger. */
const costs = (millis: number[]) => ({
  early: (1000 * median(millis.slice(3, 10))) / GROUP,
  late: (1000 * median(millis.slice(-20))) / GROUP,
});

async function time(server: BenchServer, query: string, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const started = performance.now();
    const reply = await fetch(new URL(`/v1/results?survey=bench&${query}`, server.url), {
      headers: { authorization: `Bearer ${server.secretKey}` },
    });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`results answered ${reply.status}`);
    if (run > 0) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

/** 500,000 responses of two answers each; a year and a filtered 90 days asked over HTTP, as the dashboard does. */
export async function measureResults(
  responses = 500_000,
  runs = 40,
): Promise<{ answers: number; p50: number; p99: number; filtered: number; costs: ReturnType<typeof costs> }> {
  const first = await startServer();
  await first.stop();
  const millis = await fill(first.data, responses);
  const server = await serve(first);
  try {
    const [yearAgo, quarterAgo, today] = [364, 89, 0].map((days) => isoDay(new Date(Date.now() - days * 86_400_000)));
    const year = await time(server, `from=${yearAgo}&to=${today}`, runs);
    const filtered = await time(server, `from=${quarterAgo}&to=${today}&channel=web&language=es`, runs);
    return {
      answers: responses * 2,
      p50: year[runs >> 1] ?? 0,
      p99: year.at(-1) ?? 0,
      filtered: filtered[runs >> 1] ?? 0,
      costs: costs(millis),
    };
  } finally {
    await server.close();
  }
}
