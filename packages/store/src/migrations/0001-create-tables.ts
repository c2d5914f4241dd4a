import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import { keyOf, type Schema } from '../schema.ts';

type Columns = Record<string, 'text' | 'bigint' | 'text null' | 'bigint null' | 'double precision null'>;

const tables = {
  agency: { agency: 'text', body: 'text' },
  site_key: {
    agency: 'text',
    id: 'text',
    site: 'text',
    kind: 'text',
    origins: 'text',
    scopes: 'text',
    app: 'bigint',
    hash: 'text',
    created_at: 'bigint',
    revoked_at: 'bigint null',
    signal_state: 'text',
    signal_reason: 'text null',
    signal_origin: 'text null',
    signal_at: 'bigint null',
  },
  survey: { agency: 'text', id: 'text', state: 'text', latest: 'bigint' },
  survey_version: { agency: 'text', survey: 'text', version: 'bigint', hash: 'text', body: 'text', published_at: 'bigint' },
  event: { agency: 'text', source: 'text', id: 'text', hash: 'text', type: 'text', received_at: 'bigint' },
  response: {
    agency: 'text',
    id: 'text',
    revision: 'bigint',
    hash: 'text',
    survey: 'text',
    version: 'bigint',
    service: 'text',
    channel: 'text',
    language: 'text',
    day: 'bigint',
    at: 'bigint',
    complete: 'bigint',
    opened_ms: 'bigint null',
    page: 'text null',
    reference: 'text null',
    score: 'double precision null',
    test: 'bigint',
    facts: 'text',
  },
  seen: {
    agency: 'text',
    id: 'text',
    revision: 'bigint',
    hash: 'text',
    survey: 'text',
    service: 'text',
    channel: 'text',
    language: 'text',
    day: 'bigint',
    test: 'bigint',
    facts: 'text',
  },
  comment: {
    agency: 'text',
    response: 'text',
    question: 'text',
    number: 'bigint',
    survey: 'text',
    service: 'text',
    channel: 'text',
    language: 'text',
    day: 'bigint',
    at: 'bigint',
    score: 'double precision null',
    page: 'text null',
    test: 'bigint',
    text: 'text',
  },
  count: {
    agency: 'text',
    survey: 'text',
    day: 'bigint',
    question: 'text',
    value: 'text',
    service: 'text',
    slot: 'bigint',
    n: 'bigint',
  },
  case: {
    agency: 'text',
    id: 'text',
    kind: 'text',
    rule: 'text',
    key: 'text',
    survey: 'text',
    service: 'text',
    queue: 'text null',
    state: 'text',
    outcome: 'text null',
    owner: 'text null',
    opened_at: 'bigint',
    due_at: 'bigint',
    closed_at: 'bigint null',
    count: 'bigint',
    score: 'double precision null',
    language: 'text null',
    channel: 'text null',
    reference: 'text null',
    comment: 'text null',
    day: 'bigint',
    touched: 'bigint',
    rank: 'bigint',
  },
  case_response: { agency: 'text', response: 'text', case: 'text' },
  case_event: {
    agency: 'text',
    case: 'text',
    number: 'bigint',
    at: 'bigint',
    by: 'text',
    what: 'text',
    from: 'text null',
    to: 'text null',
    note: 'text null',
  },
  staff: { agency: 'text', email: 'text', name: 'text', role: 'text', password_hash: 'text', added_at: 'bigint' },
  session: { agency: 'text', hash: 'text', email: 'text', expires_at: 'bigint' },
  quarantine: {
    agency: 'text',
    source: 'text',
    id: 'text',
    type: 'text',
    hash: 'text',
    reason: 'text',
    body: 'text',
    received_at: 'bigint',
  },
  book: { agency: 'text', slot: 'bigint', status: 'text', n: 'bigint' },
  pulse: { agency: 'text', at: 'bigint' },
} as const satisfies {
  [T in Exclude<keyof Schema, 'schema_version' | 'lease' | 'contact' | 'original' | 'catalogue' | 'touchpoint' | 'citizen'>]: {
    [C in Exclude<keyof Schema[T], 'kept' | 'touchpoint' | 'about' | 'verdict' | 'decided_at' | 'decided_by'>]: Columns[string];
  };
};

const build = (db: Kysely<Schema>, name: keyof typeof tables): CreateTableBuilder<string, string> => {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(tables[name] as Columns)) {
    const optional = kind.endsWith(' null');
    const type = (optional ? kind.slice(0, -5) : kind) as 'text' | 'bigint' | 'double precision';
    table = table.addColumn(column, type, (definition) => (optional ? definition : definition.notNull()));
  }
  return table.addPrimaryKeyConstraint(`${name}_key`, [...keyOf[name]] as [string, ...string[]]);
};

export async function createTables(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  for (const name of Object.keys(tables) as (keyof typeof tables)[]) await ddl.inKeyOrder(build(db, name)).execute();
  const index = (name: string, table: string, columns: string[]) => db.schema.createIndex(name).on(table).columns(columns);
  for (const table of ['response', 'seen'] as const) await ddl.createFilter(db, table);
  await index('response_latest', 'response', ['agency', 'at', 'test']).execute();
  await index('comment_number', 'comment', ['agency', 'number']).unique().execute();
  await index('comment_survey', 'comment', ['agency', 'survey', 'number']).execute();
  await index('case_rank', 'case', ['agency', 'rank']).execute();
  await index('session_hash', 'session', ['hash']).execute();
  await index('staff_email', 'staff', ['email']).unique().execute();
  await ddl.createSearch(db);
}
