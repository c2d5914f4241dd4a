import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { expect, test } from 'vitest';
import type * as Door from '../src/index.ts';
import { answeringServer } from './answering-server.ts';
import { scriptedServer } from './scripted-server.ts';

/** What Cloudflare Workers, Deno, Bun, browsers and Node have in common, and all that the client may use: https://min-common-api.proposal.wintertc.org */
const { AbortController, AbortSignal, DOMException, FormData, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder } =
  globalThis;
const { TransformStream, URL, URLSearchParams, clearTimeout, crypto, fetch, setTimeout } = globalThis;
const webAlone = {
  ...{ AbortController, AbortSignal, DOMException, FormData, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder },
  ...{ TransformStream, URL, URLSearchParams, clearTimeout, crypto, fetch, setTimeout },
};

/** The main entry with all it needs as one classic script, run where there is nothing else. */
async function onTheEdge(): Promise<typeof Door> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // A runtime that names itself "worker" gets no other files than a browser: there is one build.
    resolve: { conditions: ['@earshot/source', 'module', 'import', 'worker'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: new URL('../src/index.ts', import.meta.url).pathname, formats: ['iife'], name: 'door' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  const [{ code }] = output.output;
  expect(code).not.toMatch(/\b(node:|require\(|process\.(?!env)|Buffer\b|__vite-browser-external)/);
  return runInContext(`'use strict';${code};door`, createContext({ ...webAlone })) as typeof Door;
}

test('the main entry records, reads and listens where there is nothing but the globals of the web', async () => {
  const { createClient, createRecorder } = await onTheEdge();
  const score = { measure: 'ease5', value: 4, service: 'parking-permit', channel: 'web' } as const;
  await using taking = await scriptedServer([{ status: 503, headers: { 'retry-after': '0' } }]);
  const recorder = createRecorder({ url: taking.url, key: 'sk_city_abc' });
  expect((await recorder.scores.record(score)).status).toBe('stored');
  expect(await recorder.close()).toBe(0);
  expect(taking.requests.length).toBe(2);

  await using reading = await answeringServer(
    { body: { items: [{ agency: 'city', email: 'a@city.example', name: 'Ada', role: 'admin' }] } },
    (reply) => {
      reply.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.write('id: 1\nevent: hello\ndata: {"now":5}\n\n');
    },
  );
  const client = createClient({ url: reading.url, key: 'sk_city_abc' });
  expect((await client.users.list())[0]?.name).toBe('Ada');
  for await (const event of client.live()) {
    expect(event).toMatchObject({ type: 'hello', now: 5 });
    break;
  }
});

test('the runtime may bring a fetch of its own', async () => {
  const { createRecorder } = await onTheEdge();
  const asked: string[] = [];
  const own = async (input: RequestInfo | URL) => {
    const request = new Request(input);
    asked.push(new URL(request.url).pathname);
    const results = ((await request.json()) as { id: string }[]).map(({ id }) => ({ id, status: 'stored' }));
    return Response.json({ results });
  };
  const recorder = createRecorder({ url: 'https://feedback.city.example', key: 'sk_city_abc', fetch: own });
  expect((await recorder.scores.record({ measure: 'nps', value: 9, service: 'library', channel: 'web' })).status).toBe('stored');
  expect(asked).toEqual(['/v1/events']);
});
