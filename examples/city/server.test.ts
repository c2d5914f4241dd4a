import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveCity } from './server.mjs';

let city: Awaited<ReturnType<typeof serveCity>>;
beforeAll(async () => {
  city = await serveCity({ port: 0, earshot: 'http://localhost:4400', key: 'pk_port-ellery_0123456789' });
});
afterAll(() => city.close());

const languages = { en: '', es: '/es', ar: '/ar', pl: '/pl' };
const services = ['/permits/done', '/waste/collection', '/library/card'];

test('serves every page in four languages with one script tag and nothing inline', async () => {
  for (const [language, prefix] of Object.entries(languages)) {
    for (const path of ['', ...services]) {
      const reply = await fetch(`${city.url}${prefix}${path}`);
      const html = await reply.text();
      expect(reply.status, `${prefix}${path}`).toBe(200);
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).toMatch(
        /<script async src="http:\/\/localhost:4400\/earshot\.js" data-key="pk_port-ellery_0123456789"( data-target="#feedback")?><\/script>/,
      );
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|\{\{/);
    }
  }
});

test('allows nothing but itself and Earshot, and asks for Trusted Types', async () => {
  const policy = (await fetch(city.url)).headers.get('content-security-policy');
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    'script-src http://localhost:4400',
    'connect-src http://localhost:4400',
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]);
});

test('gives each service one survey place: two in the page, one that pops over', async () => {
  const targets = await Promise.all(services.map(async (path) => (await (await fetch(city.url + path)).text()).includes('data-target')));
  expect(targets).toEqual([true, false, true]);
});

test('every link of a page leads somewhere', async () => {
  const pages = Object.values(languages).flatMap((prefix) => ['', ...services].map((path) => `${prefix}${path}` || '/'));
  const links = new Set<string>();
  for (const page of pages) {
    const html = await (await fetch(city.url + page)).text();
    for (const [, to] of html.matchAll(/(?:href|src)="(\/[^"]*)"/g)) links.add(to!);
  }
  for (const link of links) expect((await fetch(city.url + link)).status, link).toBe(200);
});

test('answers 404 in the language of the address, without a survey, whatever the address tries', async () => {
  for (const [path, language] of [
    ['/nix', 'en'],
    ['/ar/nix', 'ar'],
    ['/404', 'en'],
    ['/..%2f..%2fpackage.json', 'en'],
    ['/layout.template', 'en'],
  ] as const) {
    const reply = await fetch(city.url + path);
    const html = await reply.text();
    expect(reply.status, path).toBe(404);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).not.toContain('<script');
  }
});

test('only serves pages to read', async () => {
  const reply = await fetch(city.url, { method: 'POST', body: 'x' });
  expect(reply.status).toBe(405);
  expect(reply.headers.get('allow')).toBe('GET, HEAD');
});

test('every word of layout and menus exists in all languages', () => {
  const words = JSON.parse(readFileSync(join(import.meta.dirname, 'site/words.json'), 'utf8')) as Record<string, Record<string, string>>;
  for (const language of Object.keys(words)) expect(Object.keys(words[language]!)).toEqual(Object.keys(words.en!));
  const pages = (language: string) =>
    readdirSync(join(import.meta.dirname, 'site', language), { recursive: true })
      .map(String)
      .sort();
  for (const language of Object.keys(languages)) expect(pages(language)).toEqual(pages('en'));
});
