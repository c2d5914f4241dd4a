import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { neededStrings } from '../packages/widget/src/locales/needed.ts';

const site = resolve(import.meta.dirname, '../packages/widget/dist/site');
const gzip = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/** The strings that travel with a survey of one rating, in English, as a server sends them. */
const ratingStrings = JSON.stringify(
  neededStrings(JSON.parse(readFileSync(resolve(import.meta.dirname, '../packages/widget/src/locales/en.json'), 'utf8')), {
    questions: [{ id: 'satisfaction', kind: 'rating', look: 'words', points: 5, labels: ['', '', '', '', ''], required: true, prompt: '' }],
    languages: [{ tag: 'en', name: 'English', direction: 'ltr' }],
    notice: { controller: '', purpose: '', keepDays: 365 },
  }),
);

/** Files that questions beyond a rating bring; the others come with what a page or a person asks for. */
export const questionFiles = new Set([
  'yesno',
  'options',
  'text',
  'further',
  'fields',
  'number',
  'date',
  'contact',
  'matrix',
  'rank',
  'figures',
]);

/** Bytes gzip -9 of what a page downloads, each file compressed by itself as a server would. */
export function measureSizes(): { loader: number; draw: number; strings: number; total: number; files: Record<string, number> } {
  const files = globSync(`${site}/widget/*/*.js`);
  const loader = gzip(`${site}/earshot.js`);
  const draw = gzip(files.find((file) => file.endsWith('/draw.js')) ?? '');
  const strings = gzipSync(ratingStrings, { level: 9 }).length;
  const further = Object.fromEntries(
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
  return { loader, draw, strings, total: loader + draw + strings, files: further };
}
