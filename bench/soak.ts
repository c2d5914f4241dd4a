// `node bench/soak.ts --minutes 5 --pace 200`: the memory of a server that is never left alone. Answers come, so many a second (0: as many as it
// takes, in batches too), results and comments are read, fifty dashboards listen, numbers are scraped; every ten seconds the resident memory, at
// the end the most there was. Exit code 1 above the promise, which is for 200 answers a second, 17 million a day, on a
// server started as on a small machine; `--plain` starts it without.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { load, startServer } from './server.ts';

/** What the smallest machine an agency rents, with 512 MiB, can spare. */
const PROMISED_MIB = 256;
const MIB = 1024 * 1024;
/** As many people as look at a dashboard in a large agency at once. */
const WATCHERS = 50;

const { minutes, pace, plain } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    pace: { type: 'string', default: '200' },
    plain: { type: 'boolean', default: false },
  },
}).values;
const perSecond = Number(pace);
/** Seconds of answers that one run of the load sends. */
const ROUND = 5;
/** What docs/explain/figures.md says for a small machine. */
const small = { NODE_OPTIONS: '--max-semi-space-size=4 --max-old-space-size=128', MALLOC_ARENA_MAX: '2' };
const server = await startServer(plain ? {} : small);
const headers = { authorization: `Bearer ${server.secretKey}` };
const ask = (path: string) => fetch(new URL(path, server.url), { headers }).then((reply) => reply.text());
const until = Date.now() + Number(minutes) * 60_000;

const number = (text: string, name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
/** Of the whole process by its own account; on Linux also without the pages of files, which the system takes back when it needs them. */
async function memory() {
  const text = await ask('/metrics');
  const own = (name: string): number => {
    try {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
    } catch {
      return Number.NaN;
    }
  };
  return {
    resident: number(text, 'earshot_process_resident_memory_bytes') / MIB,
    anonymous: own('RssAnon'),
    heap: number(text, 'earshot_nodejs_heap_size_used_bytes') / MIB,
    events: number(text, 'earshot_books\\{status="received"\\}'),
  };
}

const ending = new AbortController();
for (let n = 0; n < WATCHERS; n++)
  void fetch(new URL('/v1/live', server.url), { headers, signal: ending.signal })
    .then(async (reply) => {
      for await (const _ of reply.body ?? []);
    })
    .catch(() => undefined);

async function readOn(): Promise<void> {
  while (Date.now() < until) {
    await ask('/v1/results?survey=bench');
    await ask('/v1/results?survey=bench&channel=web&by=day');
    await ask('/v1/comments?survey=bench&q=papers&limit=50');
    await new Promise((done) => setTimeout(done, 250));
  }
}
async function sendOn(): Promise<void> {
  while (Date.now() < until) {
    const next = Date.now() + ROUND * 1000;
    if (perSecond > 0) {
      await load(server, 16, perSecond * ROUND, 1);
      await new Promise((done) => setTimeout(done, Math.max(0, next - Date.now())));
    } else {
      await load(server, 64, 5_000, 1);
      await load(server, 8, 100, 100);
    }
  }
}

const seen: Awaited<ReturnType<typeof memory>>[] = [];
console.log('   events  resident  without files  heap of the main thread, MiB');
async function lookOn(): Promise<void> {
  while (Date.now() < until) {
    const now = await memory();
    seen.push(now);
    const cells = [now.events, ...[now.resident, now.anonymous, now.heap].map((n) => n.toFixed(0))];
    console.log(cells.map((cell, column) => String(cell).padStart(column === 0 ? 9 : 10)).join(''));
    await new Promise((done) => setTimeout(done, Math.min(10_000, Math.max(0, until - Date.now()))));
  }
}
await Promise.all([readOn(), sendOn(), lookOn()]);
seen.push(await memory());
ending.abort();
await server.close();

const most = Math.max(...seen.map(({ resident }) => resident));
const mostAnonymous = Math.max(...seen.map(({ anonymous }) => anonymous));
const kept = most <= PROMISED_MIB;
console.log(
  `${kept ? ' ' : '!'} most resident memory over ${minutes} minutes and ${seen.at(-1)?.events} events: ${most.toFixed(0)} MiB, ${mostAnonymous.toFixed(0)} without pages of files (≤ ${PROMISED_MIB})`,
);
process.exit(kept ? 0 : 1);
