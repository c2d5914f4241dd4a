import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyAgency } from '../cli/commands/agency.ts';
import type { Ground } from '../cli/commands/ground.ts';
import { createKey, revokeKey } from '../cli/commands/key.ts';
import { publishSurvey } from '../cli/commands/survey.ts';
import { progressOf } from '../cli/progress.ts';
import type { Terminal } from '../cli/terminal.ts';
import { type Serving, serve } from '../serve.ts';
import { type City, type CitySite, readCity } from './city.ts';
import { freePort } from './free-port.ts';
import type { DemoSurvey } from './people.ts';
import { sendTheYear } from './send-the-year.ts';
import { type Account, hire } from './staff.ts';
import { workTheYear } from './work-the-year.ts';

export interface DemoOptions {
  /** Of the server. @default 4400, or the next that is free */
  port?: number;
  /** Of the city's website. @default 4401, or the next that is free */
  sitePort?: number;
  /** How many responses the year has. @default 50000 */
  answers?: number;
  /** Leaves the data folder where it is when the demo ends. @default false */
  keep?: boolean;
  /** A folder of one's own, which is never removed; one that holds a demo already is opened as it is. */
  data?: string;
  json?: boolean;
}

/** A demo that is up. */
export interface Demo {
  dashboard: string;
  site: string;
  /** The hosted page of the first survey. */
  hosted: string;
  accounts: Account[];
  data: string;
  serving: Serving;
  close(): Promise<void>;
}

interface Starting {
  stop?: AbortSignal;
  /** Called as soon as both addresses answer. */
  listening?: (site: string, dashboard: string) => void;
  clock?: () => number;
}

const HOST = '127.0.0.1';
/** Enough that every service, language and month has something to show, few enough to be there in seconds. */
const ANSWERS = 50_000;

/**
 * A city with a year behind it: its website, a server with answers, comments and cases, three accounts. Resolves once the year is in;
 * both addresses answer from the beginning.
 * @throws EarshotError `setting.invalid` when a port asked for is taken
 */
export async function startDemo(options: DemoOptions, { stop, listening, clock }: Starting = {}): Promise<Demo> {
  const city = await readCity();
  const port = await freePort(options.port, 4400, HOST);
  const sitePort = await freePort(options.sitePort, 4401, HOST, [port]);
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'earshot-demo-')));
  const open: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const each of open.splice(0).reverse()) await each.close();
    if (!options.keep && options.data === undefined) await rm(data, { recursive: true, force: true });
  };
  try {
    const serving = await serve({
      data,
      port,
      host: HOST,
      logLevel: 'warn',
      ...(clock ? { clock } : {}),
      ...(port ? { publicUrl: `http://localhost:${port}` } : {}),
    });
    open.push(serving);
    const dashboard = `http://localhost:${new URL(serving.url).port}`;
    const ground: Ground = { store: serving.context.store, clock: serving.context.clock, data, minFreeDisk: 0 };
    const site = await openSite(city, ground, sitePort, dashboard);
    open.push(site);
    listening?.(site.url, dashboard);
    const accounts = await hire(ground, city.agency.id);
    if ((await ground.store.upkeep.responseCount(city.agency.id)) === 0) await fill(city, serving, ground, options, stop);
    return { dashboard, site: site.url, hosted: `${dashboard}/s/${city.agency.id}/parking-permit-done`, accounts, data, serving, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts the agency in place and its website on the air, under a key for exactly that address. */
async function openSite(city: City, ground: Ground, wanted: number, earshot: string): Promise<CitySite> {
  const agency = city.agency.id;
  await applyAgency(ground, { agency: city.agency });
  const port = wanted || (await freePort(undefined, 4401, HOST));
  const origins = [`http://localhost:${port}`, `http://${HOST}:${port}`];
  const { key } = await createKey(ground, { agency, site: 'city', kind: 'publishable', origins, scopes: [], app: false });
  return city.serve({ port, host: HOST, earshot, key });
}

/** Publishes the surveys, sends the year and works its cases. */
async function fill(
  city: City,
  { context }: Serving,
  ground: Ground,
  { answers = ANSWERS, json = false }: DemoOptions,
  stop?: AbortSignal,
): Promise<void> {
  const agency = city.agency.id;
  const now = context.clock();
  const versions: Record<string, number> = {};
  for (const survey of city.surveys) versions[survey.id] = (await publishSurvey(ground, { agency, survey })).version;
  const { id, key } = await createKey(ground, { agency, site: 'year', kind: 'secret', origins: [], scopes: ['events'], app: false });

  const sending = progressOf(`A year of Port Ellery, ${answers.toLocaleString('en')} answers`, json);
  const until = stop ? { stop } : {};
  await sendTheYear({ context, agency, key, now, answers, versions: versions as Record<DemoSurvey, number>, progress: sending, ...until });
  sending.end();
  await revokeKey(ground, { agency, id });
  const working = progressOf('Its cases, worked by its staff', json);
  await workTheYear({ store: context.store, agency: city.agency, now, progress: working, ...until });
  working.end();
}

/** `earshot demo`: runs until it is stopped and leaves nothing behind. */
export async function demo(options: DemoOptions, terminal: Pick<Terminal, 'out' | 'err' | 'stop'>): Promise<void> {
  const { stop } = terminal;
  const say = options.json ? () => {} : terminal.out;
  const running = await startDemo(options, {
    stop,
    listening: (site, dashboard) => say(`Port Ellery is at ${site}, its dashboard at ${dashboard}.`),
  });
  try {
    if (stop.aborted) return;
    const { dashboard, site, hosted, accounts, data } = running;
    if (options.json) terminal.out(JSON.stringify({ ready: true, dashboard, site, hosted, accounts }));
    else for (const line of welcome(running)) say(line);
    if (!stop.aborted) await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
    if (options.keep || options.data) say(`The data stays in ${data}.`);
  } finally {
    await running.close();
  }
}

const welcome = ({ dashboard, site, hosted, accounts }: Demo): string[] => [
  '',
  `  The city     ${site}`,
  `  Dashboard    ${dashboard}`,
  `  Hosted page  ${hosted}`,
  '',
  ...accounts.map(({ role, email, password }) => `  ${role.padEnd(11)}  ${email.padEnd(34)} ${password}`),
  '',
  'What to try',
  `  1. Answer on ${site}/permits/done, in Arabic on ${site}/ar/permits/done, and watch the dashboard change.`,
  '  2. Choose "Very dissatisfied" and write three words: a case opens for the permits team.',
  '  3. Sign in as the supervisor: one case is late, three are due today.',
  '  4. Look at parking permits half a year ago, when the permit system broke, and at Polish in the last ten days.',
  '  5. Take the browser offline, press Send, go online again: the answer arrives once. Ctrl-C ends the demo.',
];
