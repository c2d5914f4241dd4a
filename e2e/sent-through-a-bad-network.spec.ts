import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@earshot/sdk/send';
import { expect, test } from '@playwright/test';
import { startBadNetwork } from './bad-network.ts';
import { anAnswer, furnish } from './city.ts';
import { earshot, serve } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');

/** Answers here, each corrected twice; `npm run chaos` sends ten thousand events. */
const answers = Number(process.env.CHAOS_SENDS ?? 300) / 3;
const LANES = 24;
/** Milliseconds after which a sender gives its first request up, whatever became of it; it waits twice as long for each further one. */
const PATIENCE = 300;

test('each answer counts once, as its last correction says, however often the network loses, doubles and reorders it', async () => {
  test.setTimeout(60_000 + answers * 300);
  const data = mkdtempSync(join(tmpdir(), 'earshot-network-'));
  const { key } = await furnish(data);
  const server = await serve(data);
  const network = await startBadNetwork(server.url, PATIENCE);
  const post = async (url: string, event: object, patience: number) => {
    const reply = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(patience),
    });
    const { results } = (await reply.json()) as { results?: { status: string }[] };
    return results?.[0]?.status;
  };
  /** Says the same again until an answer comes, as every client of ours does. */
  const sendUntilHeard = async (event: object): Promise<string> => {
    for (let patience = PATIENCE; ; patience = Math.min(patience * 2, 10_000)) {
      const status = await post(network.url, event, patience).catch(() => undefined);
      if (status) return status;
    }
  };
  try {
    const sent: { event: object; status: string }[] = [];
    const last: Record<string, number> = {};
    let next = 0;
    const lanes = Array.from({ length: LANES }, async () => {
      while (next++ < answers) {
        const first = anAnswer();
        const revisions = [1, 2, 3].map((revision) => {
          const value = 1 + Math.floor(Math.random() * 5);
          if (revision === 3) last[value] = (last[value] ?? 0) + 1;
          return { ...first, id: uuidv7(), data: { ...first.data, revision, answers: [{ question: 'satisfaction', value }] } };
        });
        // All three at once: which arrives first is the network's choice.
        const heard = await Promise.all(revisions.map(async (event) => ({ event, status: await sendUntilHeard(event) })));
        sent.push(...heard);
      }
    });
    await Promise.all(lanes);
    for (const { status } of sent) expect(['stored', 'superseded', 'duplicate']).toContain(status);
    for (const [fate, times] of Object.entries(network.happened)) expect(times, fate).toBeGreaterThan(0);

    // What the network still holds may only be more of the same.
    const again = await Promise.all(sent.map(({ event }) => post(server.url, event, 60_000)));
    expect(new Set(again)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBe(Math.ceil(answers));
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    expect(books.rejected).toBe(0);
    const results = (await fetch(`${server.url}/v1/results?survey=parking-permit-done`, {
      headers: { authorization: `Bearer ${key}` },
    }).then((reply) => reply.json())) as { questions: { id: string; histogram: Record<string, number> }[] };
    const { histogram } = results.questions.find(({ id }) => id === 'satisfaction')!;
    expect(Object.fromEntries(Object.entries(histogram).filter(([, n]) => n > 0))).toEqual(last);
  } finally {
    network.close();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
