import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { isEarshotError } from '@earshot/model';
import { faultLine } from '../terminal.ts';
import { POLICY } from './overview.tsx';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves a preview to this machine alone, read anew each time the overview is: change the file, reload. */
export async function servePreview(
  make: () => Promise<Map<string, string | Buffer>>,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> {
  let files = await make();
  const server = createServer(async (request, reply) => {
    const send = (status: number, type: string, body: string | Buffer) =>
      reply
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
        })
        .end(request.method === 'HEAD' ? undefined : body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'Nothing is taken here.');
    const path = decoded(request.url ?? '/').replace(/^\//, '') || 'index.html';
    try {
      if (path === 'index.html') files = await make();
    } catch (error) {
      return send(500, 'text/plain', sentences(error));
    }
    const file = files.get(path);
    return file === undefined ? send(404, 'text/plain', 'There is no such file.') : send(200, types[extname(path)] ?? 'text/plain', file);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(new URL(address, 'http://preview').pathname);
  } catch {
    return '/';
  }
};

const sentences = (error: unknown): string =>
  isEarshotError(error) ? [error.message, ...error.faults.map((fault) => faultLine(undefined, fault))].join('\n') : 'The preview failed.';
