import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeWrongClock, noWrongClock } from '../packages/testing/src/wrong-clock.ts';
import { anAnswer, furnish } from './city.ts';
import { earshot, type Served, serve, serveIn, tell } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');
test.skip(noWrongClock !== undefined, noWrongClock);

const DAY = 86_400;
/** A step of the network's time service, a wrong year after a restart, and each of them put right. */
const jumps = [0, 3_600, -3_600, 366 * DAY, 0, -3 * DAY, 0];
const rounds = Number(process.env.CHAOS_JUMPS ?? jumps.length);

test('whatever the clock of the server says, nothing acknowledged is lost or counted twice, and nobody is kept out', async () => {
  test.setTimeout(60_000 + rounds * 10_000);
  const data = mkdtempSync(join(tmpdir(), 'earshot-clock-'));
  const clock = makeWrongClock();
  let served: Served | undefined;
  try {
    const { post, postAll } = await furnish(data);
    const [email, password] = ['supervisor@port-ellery.example', 'quiet harbour by night'];
    await tell(`${password}\n`, data, 'user', 'add', email, '--agency', 'port-ellery', '--name', 'Sam Okoro', '--role', 'supervisor');
    served = await serveIn(clock.env, data);
    const { url } = served;
    const signIn = async (with_: string) => {
      const body = JSON.stringify({ email, password: with_ });
      return fetch(`${url}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body });
    };
    const says = async () => Date.parse((await fetch(`${url}/healthz`)).headers.get('date')!);
    const sent: object[] = [];
    for (let round = 0; round < rounds; round++) {
      const ahead = jumps[round % jumps.length]!;
      // Events are on their way while the clock is set.
      const before = Array.from({ length: 20 }, anAnswer);
      const fates = before.map((event) => post(url, event));
      clock.set(ahead);
      const after = Array.from({ length: 20 }, anAnswer);
      fates.push(...after.map((event) => post(url, event)));
      expect(new Set(await Promise.all(fates)), `${ahead} s ahead`).toEqual(new Set(['stored']));
      sent.push(...before, ...after);
      expect(await postAll(url, sent), `${ahead} s ahead`).toEqual(new Set(['duplicate']));
      // What it says is up to a second old.
      await expect
        .poll(async () => Math.abs((await says()) - Date.now() - ahead * 1000), 'the server goes by that clock')
        .toBeLessThan(60_000);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await signIn(password)).status, `${ahead} s ahead`).toBe(200);
    }

    // Whoever mistyped while the clock was a day ahead waits seconds, not a day.
    clock.set(DAY);
    for (let slip = 0; slip < 6; slip++) await signIn('mistaken');
    clock.set(0);
    const refused = await signIn(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);

    await served.stop();
    served = await serve(data);
    expect(await postAll(served.url, sent)).toEqual(new Set(['duplicate']));
    // The doctor finds that events came from a time that has not been yet, and nothing else.
    const said = await earshot(data, 'doctor').catch((error: { stdout: string; stderr: string }) => error);
    expect(said).toMatchObject({ stderr: expect.stringContaining('Not all is well: clock.') });
    const books = JSON.parse((said as { stdout: string }).stdout) as Books;
    expect(books.responses).toBe(sent.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
  } finally {
    await served?.stop('SIGKILL');
    clock.remove();
    rmSync(data, { recursive: true, force: true });
  }
});
