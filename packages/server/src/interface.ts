import { Agency, Envelope, type ErrorCode, StaffUser, Survey, SurveyState } from '@earshot/model';
import * as z from 'zod/mini';
import type { ShapeName } from './interface-shapes.ts';

/** A body: a named shape, a list of one, or a shape of its own. */
type Body = ShapeName | { items: ShapeName } | z.core.$ZodType;

/** One route of the HTTP interface, as data: `/openapi.json` and its test are made from these rows. */
export interface RouteRow {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** With `{names}`; a `*` at the end stands for any path. */
  path: string;
  summary: string;
  /** `public`, `key` (an events key), `signed-in`, or the scope that a role or a secret key must have. */
  who: 'public' | 'key' | 'signed-in' | 'results' | 'responses:read' | 'cases' | 'surveys' | 'admin';
  query?: readonly string[];
  /** Media types a body may come as. @default application/json */
  takes?: readonly string[];
  body?: Body;
  status: number;
  /** Media type of the reply. @default application/json */
  gives?: string;
  reply?: Body;
  /** Refusals beyond those of its `who`. */
  errors?: readonly ErrorCode[];
}

const text = z.string();
const created = z.object({ id: text, key: text, site: text, origin: text });
const signedIn = z.object({ user: StaffUser, agency: Agency });
const paged = ['limit', 'cursor'] as const;

/** Every route the server has. */
export const routeRows: readonly RouteRow[] = [
  // Intake
  {
    method: 'POST',
    path: '/v1/events',
    summary: 'Take events: one, or a batch of up to a hundred',
    who: 'key',
    query: ['key', 'sent'],
    takes: ['application/cloudevents-batch+json', 'application/cloudevents+json', 'application/json', 'text/plain'],
    body: z.union([Envelope, z.array(Envelope)]),
    status: 200,
    reply: 'EventsReply',
    errors: [
      'event.not-cloudevents',
      'request.not-json',
      'request.too-large',
      'request.too-many-events',
      'request.unsupported-type',
      'request.too-many',
      'server.busy',
    ],
  },
  { method: 'OPTIONS', path: '/v1/events', summary: 'What a browser asks first', who: 'public', status: 204 },

  // What pages read
  {
    method: 'GET',
    path: '/v1/sites/{pk}/surveys',
    summary: 'What a site offers',
    who: 'public',
    status: 200,
    reply: 'SiteOffers',
    errors: ['key.unknown', 'key.revoked'],
  },
  {
    method: 'GET',
    path: '/v1/surveys/{agency}/{survey}',
    summary: 'A survey in one language, with the interface strings of that language',
    who: 'public',
    query: ['lang'],
    status: 200,
    reply: z.looseObject({
      agency: text,
      id: text,
      version: z.int(),
      language: text,
      questions: z.array(z.looseObject({ id: text, kind: text })),
      strings: z.record(text, text),
    }),
    errors: ['agency.unknown', 'survey.unknown'],
  },
  {
    method: 'GET',
    path: '/v1/references/{token}',
    summary: 'What the token of a touchpoint stands for, for whoever holds it',
    who: 'public',
    status: 200,
    reply: z.object({ reference: text }),
    errors: ['request.not-found'],
  },
  { method: 'GET', path: '/earshot.js', summary: 'The loader', who: 'public', status: 200, gives: 'text/javascript' },
  { method: 'GET', path: '/stub.js', summary: 'The queue of early commands', who: 'public', status: 200, gives: 'text/javascript' },
  { method: 'GET', path: '/widget/{hash}/*', summary: 'Drawing code, immutable', who: 'public', status: 200, gives: 'text/javascript' },
  { method: 'GET', path: '/*', summary: 'The dashboard', who: 'public', status: 200, gives: 'text/html' },
  {
    method: 'GET',
    path: '/s/{agency}/{survey}',
    summary: 'The hosted page of a survey',
    who: 'public',
    query: ['lang'],
    status: 200,
    gives: 'text/html',
  },
  {
    method: 'POST',
    path: '/s/{agency}/{survey}',
    summary: 'Answer the hosted page, without JavaScript',
    who: 'public',
    takes: ['application/x-www-form-urlencoded'],
    body: z.record(text, text),
    status: 303,
  },
  {
    method: 'GET',
    path: '/status/{token}',
    summary: "How a person's own case stands, without JavaScript",
    who: 'public',
    query: ['lang'],
    status: 200,
    gives: 'text/html',
    errors: ['case.unknown'],
  },
  {
    method: 'GET',
    path: '/hosted/look.css',
    summary: 'The look of hosted pages that wear one, by theme and colours in its address',
    who: 'public',
    status: 200,
    gives: 'text/css',
  },
  {
    method: 'GET',
    path: '/hosted/{hash}.css',
    summary: 'The style of hosted pages, immutable',
    who: 'public',
    status: 200,
    gives: 'text/css',
  },

  // Setting up and signing in
  {
    method: 'GET',
    path: '/v1/setup',
    summary: 'Whether a first account may be made',
    who: 'public',
    status: 200,
    reply: z.object({ open: z.boolean() }),
  },
  {
    method: 'POST',
    path: '/v1/setup',
    summary: 'Make the agency and its first account',
    who: 'public',
    body: z.object({
      token: text,
      agency: z.object({ id: text, name: text, timeZone: text, language: text }),
      email: z.email(),
      name: text,
      password: text,
    }),
    status: 201,
    reply: z.object({ user: StaffUser }),
    errors: ['request.invalid', 'setup.token-invalid', 'staff.cross-site', 'staff.back-off'],
  },
  {
    method: 'POST',
    path: '/v1/session',
    summary: 'Sign in',
    who: 'public',
    body: 'SignIn',
    status: 200,
    reply: signedIn,
    errors: ['staff.wrong-password', 'staff.back-off', 'staff.cross-site'],
  },
  { method: 'GET', path: '/v1/session', summary: 'Who is signed in', who: 'signed-in', status: 200, reply: signedIn },
  { method: 'DELETE', path: '/v1/session', summary: 'Sign out', who: 'public', status: 204 },

  // Surveys and what they found
  {
    method: 'GET',
    path: '/v1/surveys',
    summary: 'The latest version of each survey',
    who: 'results',
    status: 200,
    reply: z.object({
      items: z.array(z.object({ agency: text, version: z.int(), publishedAt: z.number(), state: SurveyState, survey: Survey, url: text })),
    }),
  },
  {
    method: 'PATCH',
    path: '/v1/surveys/{agency}/{survey}',
    summary: 'Pause, close or reopen',
    who: 'surveys',
    body: z.object({ state: SurveyState }),
    status: 204,
    errors: ['request.invalid', 'survey.unknown'],
  },
  {
    method: 'DELETE',
    path: '/v1/surveys/{agency}/{survey}/tests',
    summary: 'Delete the test answers',
    who: 'surveys',
    status: 200,
    reply: z.object({ deleted: z.int() }),
    errors: ['survey.unknown'],
  },
  {
    method: 'GET',
    path: '/v1/results',
    summary: 'Counts and measures of a period',
    who: 'results',
    query: ['survey', 'from', 'to', 'by', 'service', 'channel', 'language'],
    status: 200,
    reply: 'Results',
    errors: ['request.invalid', 'survey.unknown'],
  },
  {
    method: 'GET',
    path: '/v1/comments',
    summary: 'What people wrote, newest first',
    who: 'responses:read',
    query: ['survey', 'q', 'from', 'to', 'atLeast', 'atMost', 'language', 'channel', 'test', ...paged],
    status: 200,
    reply: 'CommentPage',
    errors: ['request.invalid'],
  },

  {
    method: 'GET',
    path: '/v1/journeys',
    summary: 'Everything recorded for one reference, oldest first',
    who: 'responses:read',
    query: ['reference', ...paged],
    status: 200,
    reply: 'JourneyPage',
    errors: ['request.invalid'],
  },

  // Cases
  {
    method: 'GET',
    path: '/v1/cases',
    summary: 'Cases by due time',
    who: 'cases',
    query: ['state', 'survey', 'owner', 'due', ...paged],
    status: 200,
    reply: 'CasePage',
    errors: ['request.invalid'],
  },
  {
    method: 'GET',
    path: '/v1/cases/{id}',
    summary: 'A case and its history',
    who: 'cases',
    status: 200,
    reply: 'CaseDetail',
    errors: ['case.unknown'],
  },
  {
    method: 'POST',
    path: '/v1/cases/{id}/original',
    summary: 'The words as they were written; a line of the history says who read them',
    who: 'cases',
    status: 200,
    reply: 'CaseOriginal',
    errors: ['case.unknown', 'server.failed'],
  },
  {
    method: 'PATCH',
    path: '/v1/cases/{id}',
    summary: 'Move, assign or note',
    who: 'cases',
    body: 'CaseChange',
    status: 200,
    reply: 'CaseDetail',
    errors: ['case.unknown', 'case.move-not-allowed', 'request.invalid'],
  },
  { method: 'GET', path: '/v1/live', summary: 'Server-sent events: what changed', who: 'results', status: 200, gives: 'text/event-stream' },

  // Sites and staff
  { method: 'GET', path: '/v1/sites', summary: 'The keys of all sites', who: 'admin', status: 200, reply: { items: 'Key' } },
  {
    method: 'POST',
    path: '/v1/sites',
    summary: 'Make a publishable key: shown once',
    who: 'admin',
    body: z.object({ site: text, origin: text, app: z.optional(z.boolean()) }),
    status: 201,
    reply: created,
    errors: ['request.invalid'],
  },
  {
    method: 'GET',
    path: '/v1/sites/{site}/keys/{id}/signal',
    summary: 'Whether the tag of a page reaches the server',
    who: 'admin',
    status: 200,
    reply: 'Signal',
    errors: ['request.not-found'],
  },
  {
    method: 'DELETE',
    path: '/v1/sites/{site}/keys/{id}',
    summary: 'Revoke a key',
    who: 'admin',
    status: 204,
    errors: ['request.not-found'],
  },
  { method: 'GET', path: '/v1/users', summary: 'Who can sign in', who: 'cases', status: 200, reply: { items: 'StaffUser' } },
  {
    method: 'POST',
    path: '/v1/users',
    summary: 'Add a staff member',
    who: 'admin',
    body: z.object({ email: z.email(), name: text, role: StaffUser.shape.role, password: text }),
    status: 201,
    reply: 'StaffUser',
    errors: ['request.invalid', 'staff.exists'],
  },

  // For machines
  { method: 'GET', path: '/healthz', summary: 'Whether the server lives', who: 'public', status: 200, gives: 'text/plain' },
  {
    method: 'GET',
    path: '/readyz',
    summary: 'Whether it can take answers: writing, disk, lag',
    who: 'public',
    status: 200,
    reply: z.looseObject({ ready: z.boolean() }),
    errors: ['server.not-ready'],
  },
  { method: 'GET', path: '/metrics', summary: 'Numbers for Prometheus', who: 'public', status: 200, gives: 'text/plain' },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This interface, as OpenAPI 3.1',
    who: 'public',
    status: 200,
    reply: z.looseObject({ openapi: text }),
  },
];
