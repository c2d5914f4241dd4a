import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTag } from './tag.ts';

const text = readFileSync(new URL('../../../../docs/reference/script-tag.md', import.meta.url), 'utf8');
const source = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

test('each attribute of the tag is described', () => {
  const names = [...source('./tag.ts').matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name!).filter((name) => name !== 'url');
  expect(names).toContain('key');
  for (const name of names) expect(text, name).toContain(`| \`data-${name}\` |`);
});

test('each command is described', () => {
  const names = [...source('./ask.ts').matchAll(/^ {4}(?:async )?(\w+)[(,:]/gm)].map(([, name]) => name!);
  expect(names).toEqual(expect.arrayContaining(['open', 'close', 'page', 'consent', 'why']));
  for (const name of ['open', 'close', 'page', 'touchpoint', 'context', 'consent', 'on', 'why']) {
    expect(text, name).toContain(`| \`earshot('${name}'`);
  }
});

test('the key may stand in the address, where a tag manager stripped it from the tag', () => {
  const read = (src: string, dataset = {}) => readTag({ src, dataset }).key;
  expect(read('https://feedback.city.gov/earshot.js?key=pk_city_x')).toBe('pk_city_x');
  expect(read('https://feedback.city.gov/earshot.js?key=pk_city_x', { key: 'pk_city_y' })).toBe('pk_city_y');
});
