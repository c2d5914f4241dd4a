import { Refusal } from './problem.ts';

const MOST_EVENTS = 100;
const MOST_BYTES = 256 * 1024;

/** The media types that are taken, each with its mode of the CloudEvents HTTP binding. */
const modes: Readonly<Record<string, 'batch' | 'structured' | 'binary'>> = {
  'application/cloudevents-batch+json': 'batch',
  'text/plain': 'batch',
  'application/cloudevents+json': 'structured',
  'application/json': 'binary',
};
const taken = Object.keys(modes).join(', ');

export const mediaType = (contentType: string): string => contentType.split(';', 1)[0]!.trim().toLowerCase();

/** The events of a request, not yet looked at. @throws Refusal */
export async function readEvents({ headers }: Request, body: Uint8Array<ArrayBuffer>): Promise<unknown[]> {
  const contentType = headers.get('content-type') ?? '';
  const mode = modes[mediaType(contentType)];
  if (!mode) throw new Refusal('request.unsupported-type', `Send events as ${taken}; application/json in binary mode only.`);
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(contentType)?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset)) throw new Refusal('request.unsupported-type', 'Send events in UTF-8.');

  const value = readJson(await inflated(headers.get('content-encoding'), body));
  if (mode === 'binary') return [fromHeaders(headers, value)];
  if (mode === 'structured') {
    if (isObject(value) && 'specversion' in value) return [value];
    throw new Refusal('event.not-cloudevents', 'One event is an object with specversion, id, source and type.');
  }
  if (!Array.isArray(value) || value.length === 0)
    throw new Refusal('event.not-cloudevents', 'A batch is an array with at least one event.');
  if (value.length > MOST_EVENTS)
    throw new Refusal('request.too-many-events', `A batch may hold ${MOST_EVENTS} events; this one holds ${value.length}.`);
  return value;
}

function fromHeaders(headers: Headers, data: unknown): Record<string, unknown> {
  if (!headers.has('ce-specversion'))
    throw new Refusal(
      'event.not-cloudevents',
      'application/json is taken in binary mode, with ce-specversion, ce-id, ce-source and ce-type as headers.',
    );
  const event: Record<string, unknown> = { data };
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = headers.get(`ce-${name}`);
    if (value !== null) event[name] = percentDecoded(value);
  }
  return event;
}

const percentDecoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

async function inflated(encoding: string | null, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (body.length > MOST_BYTES) throw new Refusal('request.too-large', 'The body is larger than this route takes.');
  if (name === '' || name === 'identity') return body;
  if (name !== 'gzip') throw new Refusal('request.unsupported-type', 'A body may be plain or gzip.');
  let read: Uint8Array;
  try {
    read = new Uint8Array(await new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  } catch {
    throw new Refusal('request.not-json', 'The body says it is gzip, but it cannot be inflated.');
  }
  if (read.length > MOST_BYTES) throw new Refusal('request.too-large', `A body may have ${MOST_BYTES} bytes after inflation.`);
  return read;
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal('request.not-json', 'The body is not JSON in UTF-8.');
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
