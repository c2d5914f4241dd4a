import type { EventsReply } from '@earshot/model';
import { createApp } from '../app.ts';
import { casesFor } from '../cases/cases-for.ts';
import type { Context } from '../context.ts';
import { take } from '../ingest/take.ts';
import { handedOf } from '../intake.ts';
import { createLiveBus } from '../live/bus.ts';
import { beforeTheAnswer } from './before-the-answer.ts';
import { answeredFor, openDueTimes } from './due-today.ts';
import type { DemoSurvey, Language } from './people.ts';
import { YEAR_DAYS } from './people.ts';
import { chanceOf } from './random.ts';
import { responseEvent, year } from './year.ts';

/** Requests under way at once: enough to keep the writer busy while the next is prepared. */
const LANES = 8;

export interface Sending {
  context: Context;
  agency: string;
  /** A secret key that may send events. */
  key: string;
  now: number;
  answers: number;
  seed?: number;
  versions: Readonly<Record<DemoSurvey, number>>;
  stop?: AbortSignal;
  /** Called with the share that is in, 0 to 1. */
  progress?: (done: number) => void;
}

/** The dozen answers whose cases wait for the visitor; they are part of the number asked for. */
const WAITING: readonly [DemoSurvey, Language, 1 | 2][] = [
  ['parking-permit-done', 'pl', 1],
  ['parking-permit-done', 'en', 2],
  ['waste-collection', 'es', 1],
  ['parking-permit-done', 'ar', 2],
  ['parking-permit-done', 'en', 1],
  ['waste-collection', 'en', 2],
  ['parking-permit-done', 'pl', 2],
  ['waste-collection', 'en', 1],
  ['parking-permit-done', 'es', 2],
  ['waste-collection', 'pl', 2],
  ['parking-permit-done', 'en', 2],
  ['library-visit', 'en', 2],
];

/**
 * Sends a year through the real intake, as a system of the city would have: HTTP requests of a hundred events with a key. Each lane is the
 * whole HTTP interface with a clock of its own that stands at the moment its events arrive, so that days, due times and histories come out
 * as if the server had been there. Nobody watches live meanwhile, so the lanes have their own bus.
 */
export async function sendTheYear({
  context,
  agency,
  key,
  now,
  answers,
  seed,
  versions,
  stop,
  progress,
}: Sending): Promise<{ events: number }> {
  const waiting = Math.min(WAITING.length, answers);
  const batches = year({ now, answers: answers - waiting, versions, ...(seed === undefined ? {} : { seed }) });
  let events = 0;
  const begin = now - YEAR_DAYS * 86_400_000;
  // What this server has to say at its start, it has said once.
  const quiet = context.log.child({}, { level: 'silent' });

  const lane = async () => {
    let clock = now;
    const app = createApp({ ...context, clock: () => clock, live: createLiveBus(0), log: quiet });
    try {
      for (const batch of batches) {
        if (stop?.aborted) return;
        clock = batch.at;
        const reply = await app.inject({
          method: 'POST',
          url: '/v1/events',
          headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${key}` },
          payload: JSON.stringify(batch.events),
        });
        if (reply.statusCode !== 200) throw new Error(`The intake answered ${reply.statusCode}: ${reply.body.slice(0, 200)}`);
        const wrong = reply.json<EventsReply>().results.find(({ status }) => status !== 'stored');
        if (wrong) throw new Error(`The intake did not store ${wrong.id}: ${wrong.status} ${wrong.reason ?? ''} ${wrong.detail ?? ''}`);
        events += batch.events.length;
        progress?.((batch.at - begin) / (now - begin));
      }
    } finally {
      await app.close();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (!stop?.aborted) events += await sendWaiting({ context, agency, now, versions, waiting });
  return { events };
}

/**
 * The dozen, one by one, each at its moment. Three are due today whatever day it is: on a weekend, when by the rules nothing falls due,
 * their due times alone are set by hand, so that the demo can be shown on a Sunday.
 */
async function sendWaiting({
  context,
  agency: id,
  now,
  versions,
  waiting,
}: Pick<Sending, 'context' | 'agency' | 'now' | 'versions'> & { waiting: number }): Promise<number> {
  const agency = await context.store.agencies.get(id);
  if (!agency) return 0;
  const chance = chanceOf(12);
  const { late, today } = openDueTimes(now, agency);
  const set = [late, ...today];
  for (const [n, [survey, language, score]] of WAITING.slice(0, waiting).entries()) {
    const due = set[n];
    const at = due === undefined ? now - Math.round((n - 3) * 1.9 * 3_600_000) : answeredFor(due, agency);
    const answer = responseEvent(
      { survey, version: versions[survey], day: YEAR_DAYS - 1, at, language, channel: 'web', score, inWords: true },
      chance,
    );
    const { reference, events = [] } = beforeTheAnswer(survey, { at, language, nth: n }) ?? {};
    const linked = { ...answer, data: { ...answer.data, reference } };
    const then: Context = { ...context, clock: () => at, live: createLiveBus(0) };
    const opened: typeof casesFor = (...asked) =>
      casesFor(...asked).map((candidate) => (due === undefined ? candidate : { ...candidate, dueAt: due }));
    await take(then, { ...handedOf(context), casesFor: opened }, { agency: id, kind: 'secret' }, [...events, linked]);
  }
  return waiting;
}
