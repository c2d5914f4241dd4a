import { isAscii } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { EarshotError } from '@earshot/model';

/** A request as far as its mode is concerned; header names in lower case, as Node gives them. */
export interface Sent {
  contentType: string;
  contentEncoding: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

/** The events of one request, not yet looked at: each may be anything JSON can say. */
export interface ParsedEvents {
  mode: 'batch' | 'structured' | 'binary';
  items: unknown[];
}

export interface ParseLimits {
  maxBytes: number;
  maxEvents: number;
}

/** The media types we take: the three modes of the CloudEvents HTTP binding, and the batch as plain text, for which browsers send no preflight. */
const modes: Readonly<Record<string, ParsedEvents['mode']>> = {
  'application/cloudevents-batch+json': 'batch',
  'text/plain': 'batch',
  'application/cloudevents+json': 'structured',
  'application/json': 'binary',
};

export const mediaTypes: readonly string[] = Object.keys(modes);

export const mediaType = (contentType: string): string => contentType.split(';', 1)[0]!.trim().toLowerCase();

// Fatal: what is not UTF-8 is refused, never stored with replacement characters in it.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What a request brings, by its content type.
 * @throws EarshotError `request.unsupported-type`, `request.too-large`, `request.not-json`, `request.too-many-events`, `event.not-cloudevents`
 */
export function parse(sent: Sent, limits: ParseLimits): ParsedEvents {
  const mode = modes[mediaType(sent.contentType)];
  if (!mode) {
    throw new EarshotError('request.unsupported-type', `Send events as ${mediaTypes.join(', ')}; application/json in binary mode only.`);
  }
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(sent.contentType)?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset)) throw new EarshotError('request.unsupported-type', 'Send events in UTF-8.');

  const value = readJson(inflate(sent, limits.maxBytes));
  if (mode === 'binary') return { mode, items: [fromHeaders(sent.headers, value)] };
  if (mode === 'structured') {
    if (!isObject(value) || !('specversion' in value))
      throw notCloudEvents('One event is an object with specversion, id, source and type.');
    return { mode, items: [value] };
  }
  if (!Array.isArray(value) || value.length === 0) throw notCloudEvents('A batch is an array with at least one event.');
  if (value.length > limits.maxEvents) {
    throw new EarshotError('request.too-many-events', `A batch may hold ${limits.maxEvents} events; this one holds ${value.length}.`);
  }
  return { mode, items: value };
}

/** Binary mode: attributes are headers, the body is the data. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode */
function fromHeaders(headers: Sent['headers'], data: unknown): Record<string, unknown> {
  if (headers['ce-specversion'] === undefined) {
    throw notCloudEvents('application/json is taken in binary mode, with ce-specversion, ce-id, ce-source and ce-type as headers.');
  }
  const event: Record<string, unknown> = { data };
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = headers[`ce-${name}`];
    if (typeof value === 'string') event[name] = percentDecoded(value);
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

function inflate({ contentEncoding, body }: Sent, maxBytes: number): Buffer {
  const encoding = contentEncoding?.trim().toLowerCase() ?? 'identity';
  const tooLarge = () => new EarshotError('request.too-large', `A body may have ${maxBytes} bytes after inflation.`);
  if (encoding === 'identity' || encoding === '') {
    if (body.length > maxBytes) throw tooLarge();
    return body;
  }
  if (encoding !== 'gzip') throw new EarshotError('request.unsupported-type', 'A body may be plain or gzip.');
  try {
    // Stops as soon as the limit is passed: a bomb never unfolds.
    return gunzipSync(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new EarshotError('request.not-json', 'The body says it is gzip, but it cannot be inflated.');
  }
}

function readJson(body: Buffer): unknown {
  try {
    // Most bodies are plain ASCII, which needs no decoding.
    return JSON.parse(isAscii(body) ? body.toString('latin1') : utf8.decode(body));
  } catch {
    // The parser's own message quotes the body: it stays out of ours.
    throw new EarshotError('request.not-json', 'The body is not JSON in UTF-8.');
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const notCloudEvents = (detail: string) => new EarshotError('event.not-cloudevents', detail);
