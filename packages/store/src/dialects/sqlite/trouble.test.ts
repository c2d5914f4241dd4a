import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord, oneResponse } from '../../../contract/build.ts';
import { upkeepOf } from '../../upkeep.ts';
import { writeGroup } from '../../write-commit.ts';
import { Connection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { databaseFile, openReader, openWriter } from './in-thread.ts';
import { inWords } from './trouble.ts';

let dir = '';
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-trouble-'));
  await (await openWriter(dir)).thread.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a full database takes nothing of a group, says why, and takes it whole when there is room again', async () => {
  const connection = new Connection(databaseFile(dir));
  const { db, dialect } = kyselyOn(connection);
  const upkeep = upkeepOf(db, dialect, 0);
  const commit = (commits: Parameters<typeof writeGroup>[3]) => writeGroup(db, dialect, 0, commits);
  await commit([oneResponse('city', 'before')]);
  const { page_count: pages } = connection.raw.prepare('PRAGMA page_count').get() as { page_count: number };

  // https://www.sqlite.org/pragma.html#pragma_max_page_count
  connection.raw.exec(`PRAGMA max_page_count = ${pages}`);
  const long = { comments: [{ question: 'why', text: 'word '.repeat(4000), words: 'word' }] };
  const group = [oneResponse('city', 'a', long), aCommit('city', [anEvent('b', aRecord('b', long)), anEvent('c', aRecord('c', long))])];
  for (const written of await commit(group)) {
    expect('error' in written && inWords(written.error)).toMatchObject({
      code: 'store.unavailable',
      message: 'The disk is full.',
      retryAfter: 30,
    });
  }
  expect(await upkeep.responseCount()).toBe(1);
  expect((await upkeep.books()).received).toBe(1);

  connection.raw.exec('PRAGMA max_page_count = 1000000');
  const taken = await commit([...group, oneResponse('city', 'before')]);
  expect(taken.map((written) => 'result' in written && written.result.events)).toEqual([['stored'], ['stored', 'stored'], ['duplicate']]);
  for (const survey of await upkeep.countedSurveys()) expect(await upkeep.surveyEqualsRebuild(survey)).toBe(true);
  connection.close();
});

it('a database that can only be read says so', async () => {
  const reader = await openReader(dir);
  expect(inWords(await reader.upkeep.canWrite().catch((error: unknown) => error))).toMatchObject({
    code: 'store.unavailable',
    message: 'The database can only be read.',
  });
  await reader.thread.close();
});

it('any other error stays what it is', () => {
  const error = new Error('no such table');
  expect(inWords(Object.assign(error, { errcode: 1 }))).toBe(error);
  expect(inWords(null)).toBe(null);
});
