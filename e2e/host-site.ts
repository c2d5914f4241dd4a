import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Page } from '@playwright/test';

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What a strict agency sends with its own pages: the two lines of the guide, no nonce, and no string ever becomes code. */
export const strictPolicy = (earshot: string, trusted = "require-trusted-types-for 'script'"): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${earshot}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${earshot}`,
    trusted,
  ].join('; ');

/** A site of somebody else: files by path, an address without an ending is a page. */
export async function startHost(
  read: (path: string) => string | Buffer,
): Promise<{ url: string; policy(text: string): void; close(): void }> {
  let policy = '';
  const server = createServer((request, reply) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    try {
      const body = read(path);
      const type = kinds[extname(path) || '.html'] ?? 'application/octet-stream';
      reply.writeHead(200, { 'content-type': type, ...(policy ? { 'content-security-policy': policy } : {}) }).end(body);
    } catch {
      reply.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    policy: (text) => {
      policy = text;
    },
    close: () => server.close(),
  };
}

/** Collects every breach of the page's policy from before its first script; call before going there. */
export async function watchBreaches(page: Page): Promise<string[]> {
  const breaches: string[] = [];
  await page.exposeFunction('tellBreach', (breach: string) => breaches.push(breach));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { tellBreach(breach: string): void }).tellBreach(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return breaches;
}
