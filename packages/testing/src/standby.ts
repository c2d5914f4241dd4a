import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { calling, pidOf, startArgs, startIn, USER } from './postgres.ts';

const NAME = 'standby';
const SOCKET = '.s.PGSQL.5432';

/** A database on a server with a standby that has each commit on its disk before the server says so, behind one address that can be moved. */
export interface Pair {
  url: string;
  /** The standby goes away, and comes back. */
  stopStandby(): Promise<void>;
  startStandby(): Promise<void>;
  /** The server is killed; the standby takes its place, and the address leads there. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPair(): Promise<Pair> {
  const folder = () => mkdtempSync(join(tmpdir(), 'earshot-pg-'));
  const [first, second, door] = [folder(), folder(), folder()];
  chmodSync(door, 0o755);
  const primary = await startIn(first);
  const asked = await primary.createDatabase();
  const onFirst = calling(first);
  const onSecond = calling(second);
  const psql = async (sql: string) => (await onFirst('psql', ['-h', first, '-U', USER, '-d', 'postgres', '-Atqc', sql])).stdout.trim();

  const from = `host=${first} user=${USER} application_name=${NAME}`;
  await onSecond('pg_basebackup', ['-D', join(second, 'data'), '-d', from, '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync']);
  const startStandby = async () => {
    await onSecond('pg_ctl', startArgs(second));
    while ((await psql('select sync_state from pg_stat_replication')) !== 'sync') await wait(50);
  };
  // What is set here the standby has not copied: promoted, it waits for nobody.
  await psql(`alter system set synchronous_standby_names = 'FIRST 1 (${NAME})'`);
  await psql('select pg_reload_conf()');
  await startStandby();

  const lead = (to: string) => {
    symlinkSync(join(to, SOCKET), join(door, 'next'));
    renameSync(join(door, 'next'), join(door, SOCKET));
  };
  lead(first);
  const stopStandby = () => onSecond('pg_ctl', ['-D', join(second, 'data'), '-m', 'fast', '-w', 'stop']).then(() => {});
  return {
    url: `postgres://${USER}@${encodeURIComponent(door)}${new URL(asked).pathname}`,
    stopStandby,
    startStandby,
    async failOver() {
      process.kill(pidOf(first), 'SIGKILL');
      await onSecond('pg_ctl', ['-D', join(second, 'data'), '-w', 'promote']);
      lead(second);
    },
    async stop() {
      await onSecond('pg_ctl', ['-D', join(second, 'data'), '-m', 'immediate', '-w', 'stop']).catch(() => {});
      await primary.stop();
      for (const dir of [second, door]) rmSync(dir, { recursive: true, force: true });
    },
  };
}
