import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { casesOf } from '../../cases.ts';
import { commentsOf } from '../../comments.ts';
import { countsOf } from '../../counts.ts';
import { Connection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { databaseFile, openWriter } from './in-thread.ts';

/** A connection that remembers what it was asked, so that the plan of each read can be looked at. */
class Watched extends Connection {
  readonly asked: string[] = [];
  override prepare(sql: string) {
    this.asked.push(sql);
    return super.prepare(sql);
  }
  plans(): string[] {
    return this.asked.splice(0).flatMap((sql) =>
      this.raw
        .prepare(`explain query plan ${sql}`)
        .all()
        .map((row) => String(row.detail)),
    );
  }
}

let dir: string;
let connection: Watched;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-plans-'));
  await (await openWriter(dir)).thread.close();
  connection = new Watched(databaseFile(dir), { readOnly: true });
});
afterAll(async () => {
  connection.close();
  await rm(dir, { recursive: true });
});

it('reads each page of a list through an index in its own order', async () => {
  const { db, dialect } = kyselyOn(connection);
  await commentsOf(db, dialect).list('city', { limit: 5 });
  expect(connection.plans()).toEqual(['SEARCH comment USING INDEX comment_number (agency=? AND number<?)']);
  await commentsOf(db, dialect).list('city', { limit: 5, survey: 'permit', language: 'es' });
  expect(connection.plans()).toEqual(['SEARCH comment USING INDEX comment_survey (agency=? AND survey=? AND number<?)']);
  await casesOf(db, dialect).list('city', { limit: 5, state: 'active' });
  expect(connection.plans()).toEqual(['SEARCH case USING INDEX case_rank (agency=? AND rank<?)']);
});

it('looks up what a search found by number, one row each, without sorting', async () => {
  const { db, dialect } = kyselyOn(connection);
  for (const filter of [{}, { survey: 'permit' }, { service: 'permits', from: 1, to: 2, test: false }]) {
    await commentsOf(db, dialect).list('city', { limit: 5, search: 'long wait', ...filter });
    expect(connection.plans()).toEqual([
      'SCAN comment_search VIRTUAL TABLE INDEX 192:M1<',
      'SEARCH comment USING INDEX comment_number (agency=? AND number=?)',
    ]);
  }
});

it('counts filtered answers and page loads from covering indexes alone', async () => {
  const { db } = kyselyOn(connection);
  await countsOf(db).read('city', 'permit', { from: 1, to: 2 }, { channel: 'web' }, 'language');
  expect(connection.plans().filter((plan) => !plan.startsWith('USE TEMP'))).toEqual([
    'SEARCH response USING COVERING INDEX response_filter (agency=? AND survey=? AND test=? AND day>? AND day<?)',
    'SEARCH seen USING COVERING INDEX seen_filter (agency=? AND survey=? AND test=? AND day>? AND day<?)',
  ]);
  await countsOf(db).read('city', 'permit', { from: 1, to: 2 }, { channel: 'web' });
  expect(connection.plans().filter((plan) => plan.startsWith('USE TEMP'))).toEqual([]);
});
