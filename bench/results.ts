import { allOverTheYear, fill } from './fill.ts';
import { type BenchServer, serve, startServer } from './server.ts';

const isoDay = (at: Date) => at.toISOString().slice(0, 10);

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
): Promise<{ answers: number; p50: number; p99: number; filtered: number; costs: Awaited<ReturnType<typeof fill>> }> {
  const first = await startServer();
  await first.stop();
  const costs = await fill(first.data, responses, allOverTheYear);
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
      costs,
    };
  } finally {
    await server.close();
  }
}
