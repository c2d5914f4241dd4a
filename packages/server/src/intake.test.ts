import type { EventResult } from '@earshot/model';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGround, anEvent, aResponse, type Ground } from '../test/ground.ts';

let server: Ground;
beforeAll(async () => {
  server = await aGround();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** What somebody sends, from pools so small that ids, records and revisions meet each other all the time. */
type Said =
  | { type: 'response'; id: number; record: number; revision: number; score: number; link: 'token' | 'forged' | 'none' }
  | { type: 'seen'; id: number; record: number; furthest: 'offered' | 'dismissed' | 'opened' }
  | { type: 'score'; id: number; value: number; reference: string }
  | { type: 'happened'; id: number; status: string; reference: string }
  | { type: 'appointment'; id: number; revision: number; hour: number; reference: string };

const id = fc.integer({ min: 0, max: 9 });
const record = fc.integer({ min: 0, max: 2 });
const revision = fc.integer({ min: 1, max: 4 });
const reference = fc.constantFrom('PP-1', 'PP-2');
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    ...{ type: fc.constant('response' as const), id, record, revision, score: fc.integer({ min: 4, max: 5 }) },
    link: fc.constantFrom('token', 'forged', 'none'),
  }),
  fc.record({ type: fc.constant('seen' as const), id, record, furthest: fc.constantFrom('offered', 'dismissed', 'opened') }),
  fc.record({ type: fc.constant('score' as const), id, value: fc.integer({ min: 4, max: 5 }), reference }),
  fc.record({ type: fc.constant('happened' as const), id, status: fc.constantFrom('received', 'granted'), reference }),
  fc.record({ type: fc.constant('appointment' as const), id, revision, hour: fc.constantFrom(10, 11), reference }),
);

const uuid = (kind: string, n: number) => `0199a5a4-8f1e-7c3a-9b1d-${kind}000000000${n}`;
const furthest = ['offered', 'dismissed', 'opened'];

/** The rules of the intake once more, as plainly as they can be said. */
class Model {
  readonly #ledger = new Map<string, string>();
  readonly #records = new Map<string, { revision: number; body: string; reference: string | null; line: string }>();
  readonly #appointments = new Map<string, number>();
  readonly books = { received: 0, stored: 0, superseded: 0, duplicate: 0, rejected: 0, quarantined: 0 };
  /** Of touchpoints that were taken, with what each stands for. */
  readonly tokens: { token: string; reference: string }[] = [];

  take(event: Said, body: string, linked: string | null): string {
    const outcome = this.#judge(event, body, linked);
    this.books.received++;
    this.books[outcome === 'conflict' ? 'rejected' : (outcome as 'stored')]++;
    return outcome;
  }

  #judge(event: Said, body: string, linked: string | null): string {
    const source = `${event.type} ${event.id}`;
    const known = this.#ledger.get(source);
    if (known !== undefined) return known === body ? 'duplicate' : 'conflict';
    const { key, revision: at, line, of } = this.#recordOf(event, source, linked);
    const stands = this.#records.get(key);
    if (stands && at === stands.revision && body !== stands.body && event.type !== 'seen') return 'conflict';
    this.#ledger.set(source, body);
    if (stands && at === stands.revision) return body === stands.body ? 'duplicate' : 'superseded';
    if (stands && at < stands.revision) return 'superseded';
    this.#records.set(key, { revision: at, body, reference: of, line });
    if (event.type !== 'appointment') return 'stored';
    const highest = this.#appointments.get(event.reference) ?? 0;
    this.#appointments.set(event.reference, Math.max(highest, event.revision));
    return event.revision < highest ? 'superseded' : 'stored';
  }

  #recordOf(event: Said, source: string, linked: string | null): { key: string; revision: number; line: string; of: string | null } {
    switch (event.type) {
      case 'response':
        return { key: `response ${event.record}`, revision: event.revision, line: `response ${event.score}`, of: linked };
      case 'seen':
        return { key: `seen ${event.record}`, revision: furthest.indexOf(event.furthest), line: '', of: null };
      case 'score':
        return { key: source, revision: 1, line: `score ${event.value}`, of: event.reference };
      case 'happened':
        return { key: source, revision: 1, line: `status.changed ${event.status}`, of: event.reference };
      case 'appointment':
        return {
          key: `appointment ${event.reference} ${event.revision}`,
          ...{ revision: 1, line: `appointment.changed ${event.revision} ${event.hour}`, of: event.reference },
        };
    }
  }

  journey(of: string): string[] {
    const lines = [...this.#records.values()].filter((each) => each.reference === of).map(({ line }) => line);
    return lines.sort();
  }
}

const bySystem = { service: 'permits', channel: 'phone' };

/** The event, and the reference an answer is linked to. */
function eventOf(one: Said, { tokens }: Model): { event: { id: string; data: object }; linked: string | null } {
  // The ids of one type are a space of their own: half of all meetings would otherwise be of two types, and a conflict.
  const envelope = { id: `${one.type}-${one.id}`, source: 'https://desk.city.gov' };
  switch (one.type) {
    case 'response': {
      const token = one.link === 'none' ? undefined : tokens[one.record % Math.max(1, tokens.length)];
      const given = token && (one.link === 'token' ? token.token : `${token.token.slice(0, -2)}~~`);
      const more = { response: uuid('aa', one.record), revision: one.revision, ...(given ? { reference: given } : {}) };
      const data = aResponse([{ question: 'satisfaction', value: one.score }], more);
      return { event: anEvent('earshot.response.saved', data, envelope), linked: token && one.link === 'token' ? token.reference : null };
    }
    case 'seen': {
      const data = {
        view: uuid('bb', one.record),
        survey: 'permit-done',
        version: 1,
        language: 'en',
        channel: 'web',
        furthest: one.furthest,
      };
      return { event: anEvent('earshot.survey.seen', data, envelope), linked: null };
    }
    case 'score': {
      const data = { ...bySystem, measure: 'csat.top2', value: one.value, reference: one.reference };
      return { event: anEvent('earshot.score.recorded', data, envelope), linked: null };
    }
    case 'happened': {
      const data = { ...bySystem, kind: 'status.changed', reference: one.reference, details: { status: one.status } };
      return { event: anEvent('earshot.touchpoint.recorded', data, envelope), linked: null };
    }
    case 'appointment': {
      const details = { revision: one.revision, startsAt: `2026-12-01T${one.hour}:00[Europe/London]` };
      const data = { ...bySystem, kind: 'appointment.changed', reference: one.reference, details };
      return { event: anEvent('earshot.touchpoint.recorded', data, envelope), linked: null };
    }
  }
}

/** One request: answers and page loads as a page sends them, the rest as a system does. */
class Send implements fc.AsyncCommand<Model, Ground> {
  readonly #batch: readonly Said[];
  constructor(batch: readonly Said[]) {
    this.#batch = batch;
  }
  check = () => true;
  toString = () => JSON.stringify(this.#batch);

  async run(model: Model, ground: Ground): Promise<void> {
    const isPage = ({ type }: Said) => type === 'response' || type === 'seen';
    for (const fromPage of [true, false]) {
      const batch = this.#batch.filter((one) => isPage(one) === fromPage);
      if (batch.length === 0) continue;
      const made = batch.map((one) => ({ one, ...eventOf(one, model) }));
      const expected = made.map(({ one, event, linked }) => model.take(one, JSON.stringify(event.data), linked));
      const { results } = await ground.send(
        made.map(({ event }) => event),
        fromPage ? {} : { key: ground.sk, origin: null },
      );
      expect(results.map(({ status, reason }) => (status === 'rejected' ? reason : status))).toEqual(expected);
      for (const [index, result] of results.entries()) this.#learn(model, result, made[index]!.one);
    }
  }

  #learn({ tokens }: Model, { token }: EventResult, one: Said): void {
    if (!token || !('reference' in one)) return;
    if (!tokens.some((known) => known.token === token)) tokens.push({ token, reference: one.reference });
  }
}

const linesOf = async (ground: Ground, of: string): Promise<string[]> => {
  const { items } = await ground.context.store.journeys.read(ground.agency, of, { limit: 200 });
  const lines = items.map((step) => {
    if (step.type === 'response') return `response ${step.score}`;
    if (step.type === 'score') return `score ${step.value}`;
    if (step.type === 'case') return 'case';
    const { status, revision: at, startsAt } = step.details ?? {};
    return status ? `${step.kind} ${status}` : `${step.kind} ${at} ${String(startsAt).slice(11, 13)}`;
  });
  return lines.sort();
};

test('any sequence of requests comes to the statuses, the books and the journeys that the rules say', async () => {
  const request = fc.array(said, { minLength: 1, maxLength: 3 }).map((batch) => new Send(batch));
  await fc.assert(
    fc.asyncProperty(fc.commands([request], { maxCommands: 30, size: '+1' }), async (commands) => {
      const model = new Model();
      const ground = await server.fresh();
      await fc.asyncModelRun(() => ({ model, real: ground }), commands);
      expect(await ground.context.store.upkeep.books(ground.agency)).toEqual(model.books);
      for (const of of ['PP-1', 'PP-2']) expect(await linesOf(ground, of)).toEqual(model.journey(of));
    }),
    { numRuns: 15 },
  );
  expect(await server.context.store.upkeep.countsEqualRebuild()).toBe(true);
}, 120_000);
