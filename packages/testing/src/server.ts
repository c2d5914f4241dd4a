import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agency, CatalogueInCode, EarshotEvent, EventsReply, Role, Scope, Survey } from '@earshot/model';
import { type Ground, perform, type ServeOptions, serve } from '@earshot/server';
import { anAgency, aSurvey } from './builders.ts';

export interface TestServerOptions {
  agency?: Agency;
  /** @default one, aSurvey() */
  surveys?: readonly Survey[];
  /** What its systems may tell. @default none: any kind of their own */
  catalogue?: CatalogueInCode;
  /** Origins of the publishable key. @default none: made for an app, so that no Origin is asked */
  origins?: readonly string[];
  /** Scopes of the secret key. @default all */
  scopes?: readonly Scope[];
  /** Settings and the clock. */
  settings?: ServeOptions;
}

/** Credentials of somebody who can sign in. */
export interface TestUser {
  email: string;
  password: string;
  role: Role;
}

export interface TestServer {
  url: string;
  agency: string;
  publishableKey: string;
  secretKey: string;
  /** An admin. */
  user: TestUser;
  ground: Ground;
  /** Asks with JSON, with the secret key unless another `authorization` or a cookie is given. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<globalThis.Response>;
  /** Sends events with the secret key. @throws when the server refuses the request */
  send(...events: readonly EarshotEvent[]): Promise<EventsReply>;
  /** Signs in and answers what a browser would send from a page of the dashboard. */
  signIn(user?: TestUser): Promise<Record<string, string>>;
  addUser(role: Role): Promise<TestUser>;
  close(): Promise<void>;
}

/** Long enough to be taken; nothing secret is behind it. */
const PASSWORD = 'a harbour at low tide';

/** A real server in this process: SQLite in a temporary folder, HTTP on any free port, surveys published, keys made, an admin who can sign in. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { agency = anAgency(), surveys = [aSurvey()], catalogue, origins = [], scopes, settings = {} } = options;
  const data = await mkdtemp(join(tmpdir(), 'earshot-test-'));
  const serving = await serve({ data, port: 0, logLevel: 'silent', ...settings });
  const { store, clock } = serving.context;
  const ground: Ground = { store, clock, data, minFreeDisk: 0 };
  const { url } = serving;

  await perform(ground, 'agency.apply', { agency });
  for (const survey of surveys) await perform(ground, 'survey.publish', { agency: agency.id, survey });
  if (catalogue) await perform(ground, 'catalogue.apply', { agency: agency.id, catalogue });
  const site = { agency: agency.id, site: 'main-site' };
  const page = await perform(ground, 'key.create', {
    ...site,
    kind: 'publishable',
    origins: [...origins],
    scopes: [],
    app: origins.length === 0,
  });
  const all: Scope[] = ['events', 'results', 'responses:read', 'cases', 'surveys', 'admin'];
  const system = await perform(ground, 'key.create', { ...site, kind: 'secret', origins: [], scopes: [...(scopes ?? all)], app: false });
  const addUser = async (role: Role): Promise<TestUser> => {
    const email = `${role}@port-ellery.example`;
    await perform(ground, 'user.add', { agency: agency.id, email, name: `The ${role}`, role, password: PASSWORD });
    return { email, password: PASSWORD, role };
  };
  const user = await addUser('admin');

  const ask: TestServer['ask'] = (method, path, body, headers = { authorization: `Bearer ${system.key}` }) =>
    fetch(new URL(path, url), {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    url,
    agency: agency.id,
    publishableKey: page.key,
    secretKey: system.key,
    user,
    ground,
    ask,
    addUser,
    async send(...events) {
      const headers = { authorization: `Bearer ${system.key}`, 'content-type': 'application/cloudevents-batch+json' };
      const reply = await ask('POST', '/v1/events', events, headers);
      if (!reply.ok) throw new Error(`the server answered ${reply.status}: ${await reply.text()}`);
      return (await reply.json()) as EventsReply;
    },
    async signIn({ email, password } = user) {
      const reply = await ask('POST', '/v1/session', { email, password }, { origin: url });
      if (!reply.ok) throw new Error(`signing in answered ${reply.status}`);
      return { cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '', origin: url };
    },
    async close() {
      await serving.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
