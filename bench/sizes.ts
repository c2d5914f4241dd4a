import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const site = resolve(import.meta.dirname, '../packages/widget/dist/site');
const gzip = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Bytes gzip -9 of what a page downloads, each file compressed by itself as a server would. */
export function measureSizes(): { loader: number; draw: number; strings: number; total: number; kinds: Record<string, number> } {
  const files = globSync(`${site}/widget/*/*.js`);
  const loader = gzip(`${site}/earshot.js`);
  const draw = gzip(files.find((file) => file.endsWith('/draw.js')) ?? '');
  const strings = gzipSync(readFileSync(resolve(import.meta.dirname, '../packages/widget/src/locales/en.json')), { level: 9 }).length;
  const kinds = Object.fromEntries(
    files
      .filter((file) => !file.endsWith('/draw.js'))
      .map((file) => [
        file
          .split('/')
          .at(-1)
          ?.replace(/[-.].*$/, '') ?? file,
        gzip(file),
      ]),
  );
  return { loader, draw, strings, total: loader + draw + strings, kinds };
}
