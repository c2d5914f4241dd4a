import type { OnPostgres } from './postgres.ts';
import type { Load } from './server.ts';

/** Who is asked in passing answers once in a hundred times; each time of being asked is a request too. */
const OFFERS = 100;
/** The busiest day of a year has three times the mean (a deadline, a new rule), its busiest hour a tenth of it, and the busiest minute twice that. */
const PEAK = { day: 3, hour: 1 / 10, minute: 2 };
/** Half of what was measured: the rest is for dashboards, backups, neighbours, and the day nobody planned for. */
const SHARE = 0.5;
/** Answers a month: a town, a city, an agency of a large city, one million in tax season, a country. */
const SIZES = [10_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000];

interface Measured {
  grouped: Load[];
  offers: Load[];
  /** On disk. */
  bytes: { answer: number; offer: number };
  postgres: OnPostgres;
}

const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
const of = (loads: Load[], what: keyof Load) => median(loads.map((load) => load[what]));
/** Of one answer and the page loads it takes to get it, in the unit of the parts. */
const together = (answer: number, offer: number) => answer + OFFERS * offer;
const each = (answer: number, offer: number) => together(answer, offer) / (1 + OFFERS);
const said = (n: number, digits = 2) => n.toLocaleString('en', { maximumSignificantDigits: digits });
const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;

/** What one machine holds and when to move, computed from what was measured, as the tables of docs/explain/capacity.md. */
export function capacityOf({ grouped, offers, bytes, postgres }: Measured): string {
  /** Requests a second that one machine with the embedded database takes. */
  const machine = 1 / each(1 / of(grouped, 'perSecond'), 1 / of(offers, 'perSecond'));
  const micros = (what: 'serverMicros' | 'databaseMicros') => each(of(postgres.grouped, what), of(postgres.offers, what));
  const cost = (name: string, answer: number, offer: number) => row(name, said(answer), said(offer), said(each(answer, offer)));

  const sizes = SIZES.map((answers) => {
    const busiest = ((answers * (1 + OFFERS)) / 30) * PEAK.day * PEAK.hour * (PEAK.minute / 3600);
    const cores = (what: 'serverMicros' | 'databaseMicros') => Math.max(2, Math.ceil((busiest * micros(what)) / 1_000_000 / SHARE));
    const runs =
      busiest <= machine * SHARE
        ? 'one machine, embedded database'
        : `${cores('serverMicros')} servers on one PostgreSQL of ${cores('databaseMicros')} cores`;
    const share = busiest / machine;
    const gigabytes = (12 * answers * together(bytes.answer, bytes.offer)) / 1e9;
    return row(said(answers), said(busiest), share < 0.01 ? 'under 1 %' : `${said(share * 100)} %`, runs, `${said(gigabytes)} GB`);
  });
  return [
    row('a request costs', 'an answer', 'a page load', `of one answer and ${OFFERS} page loads, each`),
    row('---', '---', '---', '---'),
    cost('a server with the embedded database, µs of processor', of(grouped, 'serverMicros'), of(offers, 'serverMicros')),
    cost('a server on PostgreSQL, µs', of(postgres.grouped, 'serverMicros'), of(postgres.offers, 'serverMicros')),
    cost('PostgreSQL itself, µs', of(postgres.grouped, 'databaseMicros'), of(postgres.offers, 'databaseMicros')),
    cost('bytes on disk, embedded', bytes.answer, bytes.offer),
    '',
    `One machine of two cores takes ${said(machine)} such requests a second. Planned with ${SHARE * 100} % of that:`,
    '',
    row('answers a month', 'requests a second in the busiest minute', 'of what one machine takes', 'what to run', 'disk a year, at most'),
    row('---', '---', '---', '---', '---'),
    ...sizes,
  ].join('\n');
}
