import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { EarshotEvent } from '@earshot/model';
import { anEvent, aResponse, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serve } from './serve.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-read-only-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' });

/** A disk that may fail, in a file, where this account may make one. */
interface FailingDisk {
  at: string;
  /** What Linux does when a disk says that it is broken: from now on it can only be read. */
  fail(): void;
  /** Takes it out, has it checked, puts it back. */
  repair(): void;
  release(): void;
}

function failingDisk(): FailingDisk | string {
  const [file, at] = [join(dir, 'disk'), mkdtempSync(join(dir, 'at-'))];
  const mount = () => run('mount', '-o', 'loop,errors=remount-ro', file, at);
  const unmount = () => run('umount', at);
  try {
    writeFileSync(file, '');
    truncateSync(file, 64 * 1024 * 1024);
    run('mkfs.ext4', '-q', '-F', file);
    mount();
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim();
  }
  return {
    at,
    fail() {
      const device = readFileSync('/proc/mounts', 'utf8')
        .split('\n')
        .find((line) => line.split(' ')[1] === at)!
        .split(' ')[0]!;
      writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, 'a test');
    },
    repair() {
      unmount();
      // Ends with 1 where it mended something.
      try {
        run('e2fsck', '-fy', file);
      } catch (error) {
        if ((error as { status?: number }).status !== 1) throw error;
      }
      mount();
    },
    release: () => run('umount', '-l', at),
  };
}

const post = async ({ url, secretKey }: Pick<TestServer, 'url' | 'secretKey'>, events: readonly EarshotEvent[]) => {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/cloudevents-batch+json' };
  const reply = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
  const body = (await reply.json()) as { code?: string; results?: { status: string }[] };
  return {
    status: reply.status,
    wait: reply.headers.get('retry-after'),
    code: body.code,
    fates: body.results?.map(({ status }) => status),
  };
};
const answers = (n: number) => Array.from({ length: n }, () => anEvent(aResponse()));

test('a disk that turns read-only is answered 503, loses nothing, and is written again once it is repaired', async (context) => {
  const disk = failingDisk();
  if (typeof disk === 'string') return context.skip(`a disk that fails cannot be mounted here: ${disk}`);
  const data = join(disk.at, 'data');
  const settings = { data, minFreeDisk: 0, logLevel: 'silent' } as const;
  try {
    const server = await startServer({ settings });
    const acknowledged: EarshotEvent[] = [];
    for (let round = 0; round < 5; round++) {
      const events = answers(20);
      expect((await post(server, events)).fates).toEqual(Array(20).fill('stored'));
      acknowledged.push(...events);
    }

    // Some are on their way when it happens: each request is kept whole or refused whole.
    const cut = Array.from({ length: 20 }, () => answers(5));
    const replies = cut.map((events) => post(server, events));
    disk.fail();
    for (const [index, reply] of (await Promise.all(replies)).entries()) {
      if (reply.status === 200) acknowledged.push(...cut[index]!);
      else expect(reply).toMatchObject({ status: 503, wait: '30', code: 'store.unavailable' });
    }
    expect(await post(server, answers(1))).toMatchObject({ status: 503, wait: '30', code: 'store.unavailable' });
    await vi.waitFor(
      async () => {
        const reply = await fetch(`${server.url}/readyz`);
        expect(reply.status).toBe(503);
        expect(((await reply.json()) as { faults: { at: string }[] }).faults.map(({ at }) => at)).toContain('write');
      },
      { timeout: 10_000 },
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await server.ask('GET', '/v1/results?survey=parking-permit-done')).status).toBe(200);
    await server.close();

    disk.repair();
    const again = await serve({ ...settings, port: 0 });
    const sendAgain = (events: readonly EarshotEvent[]) => post({ url: again.url, secretKey: server.secretKey }, events);
    for (let from = 0; from < acknowledged.length; from += 50)
      expect(new Set((await sendAgain(acknowledged.slice(from, from + 50))).fates)).toEqual(new Set(['duplicate']));
    expect(await again.context.store.upkeep.countsEqualRebuild()).toBe(true);
    expect((await sendAgain(answers(1))).fates).toEqual(['stored']);
    await again.close();
  } finally {
    disk.release();
  }
}, 120_000);
