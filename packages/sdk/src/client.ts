import type { CatalogueInCode } from '@earshot/model';
import { type Cases, createCases } from './cases.ts';
import { type Comments, createComments } from './comments.ts';
import { createJourney, type JourneyOf } from './journey.ts';
import { follow, type LiveEvent, type LiveOptions } from './live.ts';
import { createQuarantine, type Quarantine } from './quarantine.ts';
import { type Recorder, type RecorderOptions, wired } from './recorder.ts';
import { createResults, type ResultsOf } from './results.ts';
import { createSession, type Session } from './session.ts';
import { createSetup, type Setup } from './setup.ts';
import { createSites, type Sites } from './sites.ts';
import { createSurveys, type Surveys } from './surveys.ts';
import { createUsers, type Users } from './users.ts';

export interface ClientOptions<C extends CatalogueInCode = CatalogueInCode> extends RecorderOptions<C> {
  /** Whose surveys are meant. @default the agency named in the key, or that of whoever signs in */
  agency?: string;
}

/** An Earshot server, typed. Every method may throw an SdkError: Refused, Busy, Network or UnexpectedReply. */
export interface Client<C extends CatalogueInCode = CatalogueInCode> extends Recorder<C> {
  surveys: Surveys;
  results: ResultsOf;
  comments: Comments;
  cases: Cases;
  /** Everything recorded for one reference, oldest first: touchpoints, answers, scores, cases. Wants `responses:read`. */
  journey: JourneyOf;
  quarantine: Quarantine;
  sites: Sites;
  users: Users;
  session: Session;
  setup: Setup;
  /** What happens, as it happens: `for await (const event of client.live())`. Wants `results`. */
  live(options?: LiveOptions): AsyncIterable<LiveEvent>;
}

/** Makes a client; nothing is requested until a method is called, except for what waits in its outbox. */
export function createClient<C extends CatalogueInCode = CatalogueInCode>({ agency, ...options }: ClientOptions<C>): Client<C> {
  const { wire, ...recorder } = wired(options);
  const { http } = wire;
  let home = agency ?? /^[ps]k_([a-z0-9-]{2,40})_/.exec(options.key ?? '')?.[1];
  const remember = (id: string) => {
    home = agency ?? id;
  };
  const homeOf = (other: string | undefined): string => {
    const found = other ?? home;
    if (!found) throw new TypeError('Name the agency: createClient({ agency }), or a key, or sign in first.');
    return found;
  };
  return {
    ...recorder,
    surveys: createSurveys(http, homeOf),
    results: createResults(http),
    comments: createComments(http),
    cases: createCases(http),
    journey: createJourney(http),
    quarantine: createQuarantine(http),
    sites: createSites(http),
    users: createUsers(http),
    session: createSession(http, remember),
    setup: createSetup(http, remember),
    live: (options) => follow(http, options),
  };
}
