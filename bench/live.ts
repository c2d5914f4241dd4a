import { createClient } from '@earshot/sdk';
import { event } from './events.ts';
import type { BenchServer } from './server.ts';

/** From sending one answer until somebody who watches has the new numbers: the live signal, then the results asked again. Milliseconds. */
export async function measureLive(server: BenchServer, runs = 30): Promise<{ p50: number; most: number }> {
  const client = createClient({ url: server.url.origin, key: server.secretKey });
  const today = new Date().toISOString().slice(0, 10);
  const answered = async () => (await client.results.get({ survey: 'bench', from: today, to: today })).funnel.answered;
  const stop = new AbortController();
  const live = client.live({ signal: stop.signal })[Symbol.asyncIterator]();
  await live.next();
  const times: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const started = performance.now();
    const signal = live.next();
    const sent = fetch(new URL('/v1/events', server.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${server.secretKey}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event(run)),
    });
    await signal;
    while ((await answered()) < run) await live.next();
    times.push(performance.now() - started);
    await sent;
    // Further than the stream joins together, so that each answer is a signal of its own.
    await new Promise((done) => setTimeout(done, 300));
  }
  stop.abort();
  times.sort((a, b) => a - b);
  return { p50: times[runs >> 1] ?? 0, most: times.at(-1) ?? 0 };
}
