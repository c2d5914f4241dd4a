import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request: take it, answer a status, never answer, or cut the connection before or after taking it. */
export type Step = 'take' | 'hang' | 'cut' | 'take-then-cut' | { status: number; headers?: Record<string, string>; body?: unknown };

export interface Taken {
  at: number;
  path: string;
  contentType: string | undefined;
  origin: string | undefined;
  bytes: number;
  body: string;
}

/**
 * A small faithful `POST /v1/events`: the first body of an id is stored, the same again is a duplicate, another is a conflict.
 * Steps are used up one a request, then it takes everything.
 */
export async function scriptedServer(steps: Step[] = [], page?: (request: IncomingMessage, response: ServerResponse) => boolean) {
  const requests: Taken[] = [];
  const stored = new Map<string, string>();
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'Retry-After');
    if (request.method === 'GET' && page?.(request, response)) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { 'content-type': contentType, origin } = request.headers;
    requests.push({ at: Date.now(), path: request.url ?? '', contentType, origin, bytes: Buffer.byteLength(body), body });
    const step = steps.shift() ?? 'take';
    if (step === 'hang') return;
    if (step === 'cut') return void request.socket.destroy();
    if (typeof step === 'object') {
      response.writeHead(step.status, { 'content-type': 'application/problem+json', ...step.headers });
      return void response.end(typeof step.body === 'string' ? step.body : JSON.stringify(step.body ?? {}));
    }
    const results = (JSON.parse(body) as { id: string; source: string }[]).map((event) => {
      const text = JSON.stringify(event);
      if (event.source === 'https://refused.example') return { id: event.id, status: 'rejected', reason: 'unknown-survey' };
      const before = stored.get(event.id);
      stored.set(event.id, before ?? text);
      if (before === undefined) return { id: event.id, status: event.source === 'https://late.example' ? 'quarantined' : 'stored' };
      return before === text ? { id: event.id, status: 'duplicate' } : { id: event.id, status: 'rejected', reason: 'conflict' };
    });
    if (step === 'take-then-cut') return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ results }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    steps,
    requests,
    stored,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

/** Waits until something is so; the test's own time limit is the only clock. */
export async function until(isSo: () => unknown): Promise<void> {
  while (!(await isSo())) await new Promise((next) => setTimeout(next, 10));
}
