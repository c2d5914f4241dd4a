import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aGround, type Ground, NOW, saved } from '../../../test/ground.ts';
import { examine } from './doctor.ts';

let ground: Ground;
beforeEach(async () => {
  ground = await aGround();
});
afterEach(() => ground[Symbol.asyncDispose]());

const doctor = async (minFreeDisk = 0) => {
  const { store, clock, config } = ground.context;
  const diagnosis = await examine({ store, clock, data: config.data, minFreeDisk });
  const byName = Object.fromEntries(diagnosis.checks.map((check) => [check.name, check]));
  return { ...diagnosis, byName, bad: diagnosis.checks.filter(({ ok }) => !ok).map(({ name }) => name) };
};

it('finds nothing on a good day, and says what the server stands on', async () => {
  await ground.send([saved(), saved()]);
  const { bad, byName, responses, rollupEqualsRebuild } = await doctor();
  expect(bad).toEqual([]);
  expect([responses, rollupEqualsRebuild]).toEqual([2, true]);
  expect(byName.versions?.says).toMatch(/^Earshot \S+, schema \d+, SQLite \d+\.\d+\.\d+, Node \d+/);
  expect(byName.disk?.says).toMatch(/MiB free, at least 0 wanted; the data takes \d+ MiB and its log \d+ MiB; room for/);
  expect(byName.clock?.says).toContain('the newest event came at');
});

it('says what to do about each thing that is wrong', async () => {
  await ground.send([saved()]);
  const { data } = ground.context.config;
  ground.at(NOW - 3_600_000);
  chmodSync(data, 0o755);
  {
    using db = new DatabaseSync(join(data, 'earshot.db'));
    db.exec("update book set n = n + 1 where status = 'received'");
    db.exec("update count set n = n + 1 where question = 'satisfaction'");
  }
  const { bad, byName, rollupEqualsRebuild } = await doctor(1_000_000_000);
  expect(rollupEqualsRebuild).toBe(false);
  expect(bad).toEqual(['books', 'counts', 'disk', 'clock', 'permissions']);
  expect(byName.counts?.todo).toContain('earshot rebuild');
  expect(byName.permissions?.todo).toContain(`chmod 700 ${data}`);
  expect(byName.clock?.todo).toContain('Set the clock');
  expect(byName.disk?.todo).toContain('Make room');
  for (const name of bad) expect(byName[name]?.todo, name).toBeTruthy();
});

it('notes keys that no page has used and surveys that take no answers, which breaks nothing', async () => {
  const { byName: before } = await doctor();
  expect(before.keys).toMatchObject({ ok: true, says: expect.stringContaining(`never heard of: ${ground.keyId} of city/www`) });
  expect(before.surveys).toEqual({ name: 'surveys', ok: true, says: '1 published' });
  await ground.send([saved()]);
  await ground.context.store.surveys.setState('city', 'permit-done', 'paused');
  const { byName, bad } = await doctor();
  expect(bad).toEqual([]);
  expect(byName.keys).toEqual({ name: 'keys', ok: true, says: '1 of pages, all of them heard of' });
  expect(byName.surveys).toMatchObject({
    says: '1 published; take no answers: city/permit-done (paused)',
    todo: expect.stringContaining('Resume'),
  });
});
