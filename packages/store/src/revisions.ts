import type { EventOutcome } from './commit.ts';
import type { Database, Dialect } from './dialect.ts';
import { type Arrival, isTouchpoint } from './fold.ts';

const seriesOf = (arrival: Arrival): { agency: string; reference: string; series: string; revision: number } | undefined => {
  if (!isTouchpoint(arrival)) return undefined;
  const { reference, series, revision } = arrival.event.record;
  return series === null ? undefined : { agency: arrival.agency, reference, series, revision };
};
const nameOf = ({ agency, reference, series }: { agency: string; reference: string; series: string | null }) =>
  JSON.stringify([agency, reference, series]);

/** The highest revision of each series that a group speaks of, before the group. */
export async function highestBefore(db: Database, dialect: Dialect, arrivals: readonly Arrival[]): Promise<Map<string, number>> {
  // No row stands for a series, so its name is held: a lower revision that is taken elsewhere at the same time comes before or after.
  await dialect.hold(db, arrivals.flatMap((arrival) => seriesOf(arrival) ?? []).map(nameOf));
  const references = new Map<string, Set<string>>();
  for (const arrival of arrivals) {
    const { agency, reference } = seriesOf(arrival) ?? {};
    if (agency === undefined || reference === undefined) continue;
    const known = references.get(agency) ?? new Set();
    references.set(agency, known.add(reference));
  }
  const highest = new Map<string, number>();
  for (const [agency, named] of [...references].sort()) {
    const rows = await db
      .selectFrom('touchpoint')
      .select((eb) => ['reference', 'series', eb.fn.max<number>('revision').as('revision')])
      .where('agency', '=', agency)
      .where('reference', 'in', [...named])
      .where('series', 'is not', null)
      .groupBy(['reference', 'series'])
      .execute();
    for (const { revision, ...row } of rows) highest.set(nameOf({ agency, ...row }), Number(revision));
  }
  return highest;
}

/** Says of each revision that came after a higher one that it is superseded. It is kept: a journey tells all of it, whatever came when. */
export function markLate(arrivals: readonly Arrival[], outcomes: readonly EventOutcome[], highest: Map<string, number>): EventOutcome[] {
  return arrivals.map((arrival, index) => {
    const outcome = outcomes[index]!;
    const series = outcome === 'stored' ? seriesOf(arrival) : undefined;
    if (!series) return outcome;
    const name = nameOf(series);
    if (series.revision < (highest.get(name) ?? 0)) return 'superseded';
    highest.set(name, series.revision);
    return outcome;
  });
}
