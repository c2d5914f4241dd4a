/** A refusal of a whole request, as RFC 9457 says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  readonly retryAfter: number | undefined;

  constructor(code: Code, detail: string, retryAfter?: number) {
    super(detail);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

// As the server answers them; the contract suite holds both to the same.
const problems = {
  'event.not-cloudevents': [422, 'The body is JSON, but no CloudEvent and no batch of them.'],
  'key.missing': [401, 'A key is needed.'],
  'key.unknown': [401, 'There is no such key.'],
  'key.revoked': [401, 'The key was revoked.'],
  'key.origin-not-allowed': [403, 'The key is not for pages of this origin.'],
  'key.scope-missing': [403, 'The key lacks the scope.'],
  'request.not-found': [404, 'There is nothing here.'],
  'request.not-json': [400, 'The body is not JSON.'],
  'request.too-large': [413, 'The body is too large.'],
  'request.too-many': [429, 'Too many requests came with this key.'],
  'request.too-many-events': [413, 'The batch holds too many events.'],
  'request.unsupported-type': [415, 'The content type or encoding is not taken here.'],
  'server.busy': [503, 'The server has as much waiting as it can hold.'],
  'server.failed': [500, 'The server failed.'],
} as const;
export type Code = keyof typeof problems;

/** On every reply: a page must be able to read why it was refused. */
export const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After',
  'cache-control': 'no-store',
} as const;

/** Seconds to wait that 429 and 503 always name. */
const RETRY_AFTER = 5;

export function problemReply({ code, message, retryAfter = RETRY_AFTER }: Refusal): Response {
  const [status, title] = problems[code];
  return new Response(JSON.stringify({ type: `urn:earshot:error:${code}`, title, status, code, detail: message }), {
    status,
    headers: {
      // Where nothing is, no page needs to read why.
      ...(code === 'request.not-found' ? {} : readable),
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 429 || status === 503 ? { 'retry-after': String(retryAfter) } : {}),
    },
  });
}
