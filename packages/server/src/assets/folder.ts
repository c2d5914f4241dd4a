import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** A built file, in memory: the few hundred kilobytes of a site and a dashboard are read once, so no request reaches the disk. */
export interface Asset {
  type: string;
  etag: string;
  body: Buffer;
  /** The same, compressed; made when it is first asked for, beside the main thread: it takes a good part of a second. */
  encoded(encoding: 'br' | 'gzip'): Promise<Buffer>;
}

/** Files by their path inside a folder, with `/` between parts. What is not in the map does not exist: no path can lead out of it. */
export type Folder = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];
/** Best but one: the last level takes ten times as long for one percent. */
const BROTLI_QUALITY = 10;

function asset(path: string): Asset | undefined {
  const type = types[extname(path)];
  if (!type) return undefined;
  const body = readFileSync(path);
  const kept = new Map<string, Promise<Buffer>>();
  const compress = (encoding: 'br' | 'gzip') =>
    encoding === 'br' ? asBrotli(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }) : asGzip(body, { level: 9 });
  return {
    type,
    etag: hash('sha256', body, 'base64url').slice(0, 27),
    body,
    encoded(encoding) {
      const made = kept.get(encoding) ?? compress(encoding);
      kept.set(encoding, made);
      return made;
    },
  };
}

/** Everything in a folder; nothing when it is not there. */
export function readFolder(dir: string): Folder {
  const files = new Map<string, Asset>();
  if (!existsSync(dir)) return files;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = asset(path);
    if (file) files.set(path.slice(dir.length).replaceAll('\\', '/').replace(/^\/+/, ''), file);
  }
  return files;
}

/** Where each built part lies beside the published server, else in this repository; the gallery is for those who work on it. */
const places = {
  site: ['./public/site/', '../public/site/', '../../../widget/dist/site/'],
  dashboard: ['./public/dashboard/', '../public/dashboard/', '../../../dashboard/dist/'],
  gallery: ['../../widget/dist/gallery/', '../../../widget/dist/gallery/'],
};

/** The folder of a built part; undefined when it was not built. */
export const builtFolder = (part: keyof typeof places): string | undefined =>
  places[part]
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(join(path, part === 'site' ? 'earshot.js' : 'index.html')));
