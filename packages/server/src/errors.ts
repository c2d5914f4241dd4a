import { EarshotError, type ErrorCode, type Fault, isEarshotError } from '@earshot/model';

/** The one table of statuses and titles. https://www.rfc-editor.org/rfc/rfc9457 */
export const problems: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  'agency.unknown': [404, 'There is no such agency.'],
  'agency.invalid': [422, 'The agency file is not valid.'],
  'case.unknown': [404, 'There is no such case.'],
  'case.move-not-allowed': [409, 'The case cannot go from its state to that one.'],
  'catalogue.invalid': [422, 'The catalogue is not valid.'],
  'event.not-cloudevents': [422, 'The body is JSON, but no CloudEvent and no batch of them.'],
  'key.missing': [401, 'A key is needed.'],
  'key.unknown': [401, 'There is no such key.'],
  'key.revoked': [401, 'The key was revoked.'],
  'key.origin-not-allowed': [403, 'The key is not for pages of this origin.'],
  'key.scope-missing': [403, 'The key lacks the scope.'],
  'request.invalid': [422, 'The request is not valid.'],
  'request.not-found': [404, 'There is nothing here.'],
  'request.not-json': [400, 'The body is not JSON.'],
  'request.too-large': [413, 'The body is too large.'],
  'request.too-many': [429, 'Too many requests came with this key.'],
  'request.too-many-events': [413, 'The batch holds too many events.'],
  'request.unsupported-type': [415, 'The content type or encoding is not taken here.'],
  'server.busy': [503, 'The server has as much waiting as it can hold.'],
  'server.failed': [500, 'The server failed.'],
  'server.not-ready': [503, 'The server should get no requests now.'],
  'setting.invalid': [500, 'A setting is wrong.'],
  'setup.token-invalid': [403, 'The set-up token is wrong or used up.'],
  'staff.back-off': [429, 'Too many attempts to sign in.'],
  'staff.cross-site': [403, 'The request came from another site.'],
  'staff.exists': [409, 'There is a staff member with this e-mail address.'],
  'staff.not-allowed': [403, 'The role does not allow it.'],
  'staff.not-signed-in': [401, 'Nobody is signed in.'],
  'staff.wrong-password': [401, 'The e-mail address or the password is wrong.'],
  'store.locked': [503, 'Another server has the data folder open.'],
  'store.newer-schema': [503, 'The data was written by a newer version.'],
  'store.unavailable': [503, 'The database cannot do its work now.'],
  'survey.invalid': [422, 'The survey is not valid.'],
  'survey.no-notice': [422, 'The survey says not who asks and why.'],
  'survey.unknown': [404, 'There is no such survey.'],
};

/** An error as every route answers it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  faults?: readonly Fault[];
}

/** Seconds to wait that 429 and 503 always name. */
const RETRY_AFTER = 5;

/** The reply to an error. What is no `EarshotError` says nothing of itself: its message could hold what a person wrote. */
export function problemOf(error: unknown): { problem: Problem; retryAfter: number | undefined } {
  const known = isEarshotError(error)
    ? error
    : (ofFramework(error) ?? new EarshotError('server.failed', 'The server failed. The log says more.'));
  const [status, title] = problems[known.code];
  const problem: Problem = {
    type: `urn:earshot:error:${known.code}`,
    title,
    status,
    code: known.code,
    detail: known.message,
    ...(known.faults.length > 0 ? { faults: known.faults } : {}),
  };
  return { problem, retryAfter: status === 429 || status === 503 ? Math.ceil(known.retryAfter ?? RETRY_AFTER) : undefined };
}

/** Refusals that Fastify makes before a route is asked, in our codes. */
function ofFramework(error: unknown): EarshotError | undefined {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode !== 'number' || statusCode >= 500 || statusCode < 400) return undefined;
  if (statusCode === 413) return new EarshotError('request.too-large', 'The body is larger than this route takes.');
  if (statusCode === 415) return new EarshotError('request.unsupported-type', 'This route does not take that content type.');
  if (statusCode === 404) return new EarshotError('request.not-found', 'There is nothing here.');
  if (typeof code === 'string' && /JSON/.test(code)) return new EarshotError('request.not-json', 'The body is not JSON.');
  return new EarshotError('request.invalid', 'The request is not valid.');
}
