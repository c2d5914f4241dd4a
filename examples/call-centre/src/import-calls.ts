// A call centre's log, every night: `node src/import-calls.ts calls.csv`. Each call is a contact, and its stars, where the caller pressed
// some, a score. Both are named after the call, so a second run of the same file counts nothing twice.
// EARSHOT_URL and EARSHOT_KEY (a secret key with scope events) say where.
import { readFile } from 'node:fs/promises';
import { createRecorder, type Recorded } from '@earshot/sdk';
import { parse } from 'csv-parse/sync';

interface Call {
  call: string;
  started: string;
  service: string;
  answered: string;
  wait_seconds: string;
  talk_seconds: string;
  resolved: string;
  stars: string;
}

const file = process.argv[2] ?? 'calls.csv';
const calls = parse<Call>(await readFile(file), { columns: true, bom: true, skip_empty_lines: true, trim: true });
const earshot = createRecorder({
  url: process.env.EARSHOT_URL ?? '',
  key: process.env.EARSHOT_KEY ?? '',
  source: 'urn:port-ellery:call-centre',
});

const seconds = (name: 'waitSeconds' | 'durationSeconds', text: string) => (text === '' ? {} : { [name]: Number(text) });
const contacts = await earshot.touchpoints.recordAll(
  calls.map(({ call, started, service, answered, wait_seconds, talk_seconds, resolved }) => ({
    id: call,
    time: started,
    data: {
      kind: 'contact.handled',
      service,
      reference: call,
      channel: 'phone',
      details: {
        answered: answered === 'yes',
        ...seconds('waitSeconds', wait_seconds),
        ...seconds('durationSeconds', talk_seconds),
        ...(resolved === '' ? {} : { resolved: resolved === 'yes' }),
      },
    },
  })),
);
const scores = await earshot.scores.recordAll(
  calls
    .filter(({ stars }) => stars !== '')
    .map(({ call, started, service, stars }) => ({
      id: `${call}/stars`,
      time: started,
      data: { measure: 'csat.stars5', value: Number(stars), service, channel: 'phone', touchpoint: 'contact.handled', reference: call },
    })),
);
await earshot.close();

const count = (results: readonly Recorded[], status: Recorded['status']) => results.filter((result) => result.status === status).length;
for (const [name, results] of Object.entries({ calls: contacts, scores }))
  console.log(`${name}: ${count(results, 'stored')} new, ${count(results, 'duplicate')} known, ${count(results, 'rejected')} rejected`);
for (const { id, reason, detail } of [...contacts, ...scores].filter(({ status }) => status === 'rejected')) {
  console.error(`${id}: ${reason}${detail ? ` (${detail})` : ''}`);
  process.exitCode = 1;
}
