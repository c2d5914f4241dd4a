import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agency, type EventResult, type KeyKind, type Scope, Survey } from '@earshot/model';
import { openSqlite } from '@earshot/store';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { hashKey, makeKey } from '../src/keys.ts';
import { createLiveBus } from '../src/live/bus.ts';
import { remembering } from '../src/remember.ts';
import { openSecrets } from '../src/secrets.ts';

/** A Sunday in winter, so that a local day in New York and the day in UTC are easily told apart. */
export const NOW = Date.parse('2026-11-22T10:00:00Z');
export const ORIGIN = 'https://www.city.gov';

/** Rating, reason, causes, and a segment: every kind of answer the intake treats in its own way. */
export const permitSurvey = {
  id: 'permit-done',
  service: 'permits',
  title: { en: 'Your permit' },
  languages: { en: { source: true }, es: { status: 'reviewed', by: 'A', at: '2026-01-01' } },
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      measure: 'gds.satisfaction',
      prompt: { en: 'How was it?', es: '¿Qué tal?' },
      labels: ['Very bad', 'Bad', 'Neither', 'Good', 'Very good'].map((en) => ({ en })),
      required: true,
    },
    { id: 'why', kind: 'text', maxLength: 200, prompt: { en: 'Why?' }, when: { question: 'satisfaction', atMost: 2 } },
    {
      id: 'wrong',
      kind: 'choices',
      prompt: { en: 'What went wrong?' },
      max: 2,
      options: [
        { id: 'wait', label: { en: 'The wait' } },
        { id: 'form', label: { en: 'The form' } },
        { id: 'other', label: { en: 'Something else' }, other: true },
      ],
    },
    { id: 'done', kind: 'yesno', prompt: { en: 'Did you finish?' } },
    {
      id: 'age',
      kind: 'choice',
      segment: 'age-band',
      prompt: { en: 'How old are you?' },
      options: [
        { id: 'under-30', label: { en: 'Under 30' } },
        { id: 'over-30', label: { en: '30 or over' } },
        { id: 'rather-not', label: { en: 'Prefer not to say' } },
      ],
    },
  ],
  notice: { controller: { en: 'The City' }, purpose: { en: 'To mend what is broken.' }, keepDays: 365 },
  escalate: { when: { question: 'satisfaction', atMost: 2 }, within: 'P2D' },
};

/** One agency with a survey and its keys, on a server in this process with a real SQLite file. */
export interface Ground extends AsyncDisposable {
  /** The agency's id: tests on one server are kept apart by it. */
  agency: string;
  context: Context;
  app: ReturnType<typeof createApp>;
  /** Every line the server logged. */
  logged(): string;
  /** Sets the clock. */
  at(time: number): void;
  pk: string;
  sk: string;
  key(kind: KeyKind, more?: { app?: boolean; scopes?: Scope[]; origins?: string[] }): Promise<string>;
  /** Sends a batch as a page does. */
  send(
    events: unknown,
    more?: { key?: string; sent?: number; origin?: string | null },
  ): Promise<{ status: number; results: EventResult[]; body: string }>;
  /** The id of the publishable key. */
  keyId: string;
  /** Another agency on the same server: as good as a new server, without starting one. */
  fresh(): Promise<Ground>;
}

/** A started server, and the first agency on it. */
export async function aGround(settings: Partial<Config> = {}): Promise<Ground> {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-ground-'));
  let now = NOW;
  const clock = () => now;
  const lines: string[] = [];
  const config = readConfig({ flags: { data: dir, logLevel: 'debug', ...settings } });
  const store = remembering(await openSqlite({ dir }), clock);
  const log = pino({ level: config.logLevel }, { write: (line: string) => lines.push(line) });
  const context: Context = { config, store, clock, live: createLiveBus(now), log, secrets: openSecrets(dir) };
  const app = createApp(context);
  let agencies = 0;

  const fresh = async (): Promise<Ground> => {
    const agency = agencies++ === 0 ? 'city' : `city-${agencies}`;
    now = NOW;
    await store.agencies.put(
      Agency.parse({
        id: agency,
        name: { en: 'The City' },
        timeZone: 'America/New_York',
        services: [{ id: 'permits', name: { en: 'Permits' }, queue: 'desk' }],
      }),
    );
    await store.surveys.publish(agency, Survey.parse(permitSurvey), 'first', now);
    const eventsOnly: Scope[] = ['events'];
    const addKey = async (
      kind: KeyKind,
      { app: forApp = false, scopes = kind === 'secret' ? eventsOnly : [], origins = [ORIGIN] }: Parameters<Ground['key']>[1] = {},
    ) => {
      const key = makeKey(agency, kind);
      const { id } = await store.sites.addKey({
        agency,
        site: 'www',
        kind,
        origins,
        scopes,
        app: forApp,
        hash: hashKey(key),
        createdAt: now,
      });
      return { key, id };
    };
    const { key: pk, id: keyId } = await addKey('publishable');
    const { key: sk } = await addKey('secret');
    return {
      agency,
      context,
      app,
      logged: () => lines.join(''),
      at: (time) => {
        now = time;
      },
      pk,
      sk,
      keyId,
      key: async (kind, more) => (await addKey(kind, more)).key,
      async send(events, { key: sender = pk, sent, origin = ORIGIN } = {}) {
        const reply = await app.inject({
          method: 'POST',
          url: `/v1/events${sent === undefined ? '' : `?sent=${sent}`}`,
          headers: {
            authorization: `Bearer ${sender}`,
            'content-type': 'application/cloudevents-batch+json',
            ...(origin === null ? {} : { origin }),
          },
          payload: typeof events === 'string' ? events : JSON.stringify(events),
        });
        const results = reply.statusCode === 200 ? (reply.json() as { results: EventResult[] }).results : [];
        return { status: reply.statusCode, results, body: reply.body };
      },
      fresh,
      async [Symbol.asyncDispose]() {
        await app.close();
        await store.close();
        rmSync(dir, { recursive: true, force: true });
      },
    };
  };
  return fresh();
}

/** An event as a page makes it. */
export const anEvent = <D>(type: string, data: D, more: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  source: ORIGIN,
  type,
  time: new Date(NOW).toISOString(),
  data,
  ...more,
});

type Given = { question: string; value?: unknown; otherText?: string; skipped?: true };

export const aResponse = (answers: Given[] = [{ question: 'satisfaction', value: 5 }], more: Record<string, unknown> = {}) => ({
  response: crypto.randomUUID(),
  revision: 1,
  complete: true,
  survey: 'permit-done',
  version: 1,
  language: 'en',
  channel: 'web',
  answers,
  ...more,
});

/** A saved response as an event. */
export const saved = (answers?: Given[], more?: Record<string, unknown>, envelope?: Record<string, unknown>) =>
  anEvent('earshot.response.saved', aResponse(answers, more), envelope);
