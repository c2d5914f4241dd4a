// `npm run bench`: the figures we promise, measured now on this machine, as a table and as .artifacts/bench.json. `-- --scale` adds ten million rows.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { capacityOf } from './capacity.ts';
import { measureDirect } from './direct.ts';
import { measureGrowth } from './growth.ts';
import { measureLive } from './live.ts';
import { measurePage } from './page.ts';
import { measurePostgres, noPostgresBench, type OnPostgres, SLOW_DISK_MS } from './postgres.ts';
import { measureResults } from './results.ts';
import { bytesOf, type Load, load, startServer } from './server.ts';
import { measureSizes, questionFiles } from './sizes.ts';

const round = (n: number, digits = 0) => Number(n.toFixed(digits));
const median = <T>(list: T[], of: (item: T) => number): T => list.toSorted((a, b) => of(a) - of(b))[Math.floor(list.length / 2)] as T;
const spread = (list: Load[]) =>
  `${Math.min(...list.map((each) => round(each.perSecond)))}–${Math.max(...list.map((each) => round(each.perSecond)))}`;
const rows: { figure: string; measured: string | number; promise: string; kept: boolean }[] = [];
const say = (figure: string, measured: string | number, promise: string, kept: boolean) => {
  rows.push({ figure, measured, promise, kept });
  console.log(`${kept ? ' ' : '!'} ${figure}: ${measured} (${promise})`);
};

const before = loadavg()[0] ?? 0;
console.log(`${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}, load ${round(before, 2)} at the start\n`);

// Interleaved, so that a neighbour's noise falls on both designs alike.
const grouped: Load[] = [];
const single: Load[] = [];
const offers: Load[] = [];
const bytes = { answer: 0, offer: 0 };
for (let round = 0; round < 3; round++) {
  const plain = await startServer();
  // Until the code is compiled: a server that has run for a minute is what is promised.
  await load(plain, 64, 12_000, 1);
  grouped.push(await load(plain, 64, 20_000, 1));
  await plain.stop();
  bytes.answer = bytesOf(plain) / 32_000;
  await plain.close();
  const offering = await startServer();
  await load(offering, 64, 12_000, 1, 'offers');
  offers.push(await load(offering, 64, 20_000, 1, 'offers'));
  await offering.stop();
  bytes.offer = bytesOf(offering) / 32_000;
  await offering.close();
  const perRequest = await startServer({ EARSHOT_GROUP_LIMIT: '1' });
  single.push(await load(perRequest, 64, 5_000, 1));
  await perRequest.close();
}
const singles = median(grouped, (each) => each.perSecond);
const ratio = singles.perSecond / median(single, (each) => each.perSecond).perSecond;
say(
  'single-event POST/s, durable, 64 connections',
  `${round(singles.perSecond)} (${spread(grouped)})`,
  '≥ 5,000 on two quiet cores',
  singles.perSecond >= 5000,
);
say('… p50 / p99 ms', `${round(singles.p50, 1)} / ${round(singles.p99, 1)}`, 'p99 ≤ 60', singles.p99 <= 60);
say('… against a commit per request', `${round(ratio, 1)}×`, '≥ 4×', ratio >= 4);

const offered = median(offers, (each) => each.perSecond);
say(
  '… page loads that a survey was offered on, each its own request, POST/s',
  `${round(offered.perSecond)} (${spread(offers)})`,
  'told',
  true,
);

const batches: Load[] = [];
let direct = { perSecond: 0 };
for (let round = 0; round < 3; round++) {
  const server = await startServer();
  batches.push(await load(server, 8, 600, 100));
  await new Promise((done) => setTimeout(done, 200));
  if (round === 2) direct = measureDirect(server.data, 100);
  await server.close();
}
const batch = median(batches, (each) => each.perSecond);
say('events/s in batches of 100, durable', `${round(batch.perSecond)} (${spread(batches)})`, '≥ 8,000', batch.perSecond >= 8000);
say(
  '… of the same rows written directly',
  `${round((100 * batch.perSecond) / direct.perSecond)} % of ${round(direct.perSecond)}`,
  '≥ 60 %',
  batch.perSecond >= 0.6 * direct.perSecond,
);

let postgres: OnPostgres | undefined;
if (noPostgresBench) say('on PostgreSQL', 'not measured', noPostgresBench, false);
else {
  postgres = await measurePostgres();
  const one = median(postgres.grouped, (each) => each.perSecond);
  const times = one.perSecond / median(postgres.single, (each) => each.perSecond).perSecond;
  say(
    'PostgreSQL beside it: single-event POST/s, durable, 64 connections',
    `${round(one.perSecond)} (${spread(postgres.grouped)})`,
    '≥ 4,000 on two quiet cores',
    one.perSecond >= 4000,
  );
  say('… p50 / p99 ms', `${round(one.p50, 1)} / ${round(one.p99, 1)}`, 'p99 ≤ 60', one.p99 <= 60);
  say('… against a commit per request', `${round(times, 1)}×`, '≥ 2.5×', times >= 2.5);
  const many = median(postgres.batches, (each) => each.perSecond);
  const seen = median(postgres.offers, (each) => each.perSecond);
  say('… page loads that a survey was offered on, POST/s', `${round(seen.perSecond)} (${spread(postgres.offers)})`, 'told', true);
  say('… events/s in batches of 100', `${round(many.perSecond)} (${spread(postgres.batches)})`, 'told', true);
  const alone = median(postgres.one, (each) => each.perSecond).perSecond;
  const sums = postgres.two.map(([a, b]) => ({ perSecond: (a.events + b.events) / Math.max(a.seconds, b.seconds) }));
  const both = median(sums, (each) => each.perSecond).perSecond;
  say(
    `… two servers on one database whose disk takes ${SLOW_DISK_MS} ms longer, POST/s`,
    `${round(both)} (one: ${round(alone)}; ${round(both / alone, 2)}×)`,
    '≥ 1.5× one',
    both >= 1.5 * alone,
  );
}

const results = await measureResults();
say(
  `results query at ${results.answers.toLocaleString('en')} answers, ms`,
  `${round(results.p50, 1)} (p99 ${round(results.p99, 1)})`,
  '≤ 30',
  results.p50 <= 30,
);
say('… with a filter, ms', round(results.filtered, 1), 'told', true);
say(
  '… µs to commit an event that tells of any day of the year',
  round(results.costs.late),
  `told: at 10⁴ rows ${round(results.costs.early)}`,
  true,
);

for (const power of process.argv.includes('--scale') ? [6, 7] : [6]) {
  const { early, late } = await measureGrowth(10 ** power);
  say(
    `µs to commit an event at 10${power === 6 ? '⁶' : '⁷'} rows, as they come, in groups of 1,000`,
    `${round(late)} (at 10⁴: ${round(early)}; ${round(late / early, 2)}×)`,
    '≤ 1.5×',
    late <= 1.5 * early,
  );
}

const sizes = measureSizes();
say('loader, B gz', sizes.loader, '≤ 2,000', sizes.loader <= 2000);
say('loader + draw + rating + strings + send, B gz', sizes.total, '≤ 14,000', sizes.total <= 14_000);
const { text = 0, faults = 0 } = sizes.files;
say('a text with its checks, B gz', text + faults, '≤ 2,000', text + faults <= 2000);
for (const [name, bytes] of Object.entries(sizes.files)) {
  if (questionFiles.has(name)) say(`… question file ${name}, B gz`, bytes, '≤ 1,500', bytes <= 1500);
  else say(`… file ${name}, when it is needed, B gz`, bytes, 'told', true);
}

const pageServer = await startServer();
const live = await measureLive(pageServer);
const page = await measurePage(pageServer);
await pageServer.close();
say(
  'answer sent → new results read by somebody watching, ms',
  `${round(live.p50)} (slowest of 30: ${round(live.most)})`,
  '≤ 1,000',
  live.most <= 1000,
);
for (const [name, where] of [
  ['agency', 'a page with GOV.UK Frontend'],
  ['bare', 'a page of nothing but words'],
] as const) {
  const { shownMs, emptyMs, floorMs, ...cost } = page[name];
  const times = (ms: number) => round(ms / emptyMs, 2);
  say(
    `start → shown at 4× slower CPU on ${where}, ms`,
    `${round(shownMs)} (without the survey ${round(emptyMs)}; ${times(shownMs)}×)`,
    '≤ 1.6×',
    shownMs <= 1.6 * emptyMs,
  );
  say(
    '… the same requests and five bare radio buttons, ms',
    `${round(floorMs)} (${times(floorMs)}×)`,
    'told: the least any survey can take',
    true,
  );
  say(
    '… longest task meanwhile, ms (0: all under 50)',
    `${round(cost.longestTaskMs)} (without the survey ${round(cost.emptyLongestTaskMs)})`,
    cost.emptyLongestTaskMs > 0 ? 'told: the page has tasks over 50 of its own' : '≤ 50',
    cost.emptyLongestTaskMs > 0 || cost.longestTaskMs <= 50,
  );
  say('… layout shift', round(cost.layoutShift, 3), '0', cost.layoutShift === 0);
  say('… requests before shown', cost.requests, '≤ 4', cost.requests <= 4);
}

const artifacts = resolve(import.meta.dirname, '../.artifacts');
mkdirSync(artifacts, { recursive: true });
const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version, loadBefore: before, loadAfter: loadavg()[0] };
writeFileSync(
  `${artifacts}/bench.json`,
  JSON.stringify(
    {
      at: new Date().toISOString(),
      machine,
      rows,
      raw: { grouped, single, offers, bytes, batches, direct, postgres, results, sizes, live, page },
    },
    null,
    2,
  ),
);
console.log('\n| figure | measured | promised |\n|---|---|---|');
for (const row of rows) console.log(`| ${row.figure} | ${row.measured} | ${row.promise}${row.kept ? '' : ' **not kept**'} |`);
if (postgres) console.log(`\n${capacityOf({ grouped, offers, bytes, postgres })}`);
