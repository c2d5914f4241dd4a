import { type Cases, createCases } from './cases.ts';
import { type Comments, createComments } from './comments.ts';
import { createEvents } from './events.ts';
import { createHttp } from './http.ts';
import { follow, type LiveEvent, type LiveOptions } from './live.ts';
import { createResponses, type Responses } from './responses.ts';
import { createResults, type ResultsOf } from './results.ts';
import { createScores, type Scores } from './scores.ts';
import { createSession, type Session } from './session.ts';
import { createSetup, type Setup } from './setup.ts';
import { createSites, type Sites } from './sites.ts';
import { createSurveys, type Surveys } from './surveys.ts';
import { createUsers, type Users } from './users.ts';

export interface ClientOptions {
  /** Where the server is, for example `https://feedback.city.gov`. */
  url: string;
  /** A secret key (servers) or a publishable one (answers from a page). Without a key the staff cookie of the same origin speaks. */
  key?: string;
  /** Whose surveys are meant. @default the agency named in the key, or that of whoever signs in */
  agency?: string;
  /** Milliseconds one try may take. @default 10000 */
  timeout?: number;
  /** How many further tries a request gets. @default 3 */
  retries?: number;
  /** Which system speaks: the `source` of its events, unique together with their ids. @default the page's origin, else "urn:earshot:client" */
  source?: string;
}

/** An Earshot server, typed. Every method may throw an SdkError: Refused, Busy, Network or UnexpectedReply. */
export interface Client {
  scores: Scores;
  responses: Responses;
  surveys: Surveys;
  results: ResultsOf;
  comments: Comments;
  cases: Cases;
  sites: Sites;
  users: Users;
  session: Session;
  setup: Setup;
  /** What happens, as it happens: `for await (const event of client.live())`. Wants `results`. */
  live(options?: LiveOptions): AsyncIterable<LiveEvent>;
}

/** Makes a client; nothing is requested until a method is called. */
export function createClient({ url, key, agency, timeout = 10_000, retries = 3, source }: ClientOptions): Client {
  const http = createHttp({ url, key, timeout, retries });
  const events = createEvents(http, key, source ?? globalThis.location?.origin ?? 'urn:earshot:client');
  let home = agency ?? /^[ps]k_([a-z0-9-]{2,40})_/.exec(key ?? '')?.[1];
  const remember = (id: string) => {
    home = agency ?? id;
  };
  const homeOf = (other: string | undefined): string => {
    const found = other ?? home;
    if (!found) throw new TypeError('Name the agency: createClient({ agency }), or a key, or sign in first.');
    return found;
  };
  return {
    scores: createScores(events),
    responses: createResponses(events),
    surveys: createSurveys(http, homeOf),
    results: createResults(http),
    comments: createComments(http),
    cases: createCases(http),
    sites: createSites(http),
    users: createUsers(http),
    session: createSession(http, remember),
    setup: createSetup(http, remember),
    live: (options) => follow(http, options),
  };
}
