// Records scores into an outbox until it is killed. Says `ready`, then the id of each event once it is kept, a line each.
import { writeSync } from 'node:fs';
import { createRecorder } from '../src/index.ts';
import { openOutbox } from '../src/outbox/index.ts';

const [url = '', dir = '', name = ''] = process.argv.slice(2);
const recorder = createRecorder({ url, key: 'sk_city_abc', source: 'urn:child', outbox: await openOutbox({ dir }) });
// At once: what a killed process still had to say is never heard.
const say = (line: string) => writeSync(1, `${line}\n`);
say('ready');
for (let row = 0; ; row++) {
  const id = `${name}-${String(row).padStart(6, '0')}`;
  const data = {
    measure: 'csat.top2',
    value: 1 + (row % 5),
    service: 'parking-permit',
    channel: 'phone',
    reference: 'r'.repeat(row % 300),
  } as const;
  await recorder.scores.record(data, { id, time: '2026-11-22T10:00:00Z' });
  say(id);
}
