import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Mode, SaidQuestion, SaidSurvey, SiteOffers } from '@earshot/model';
import { neededStrings, strings } from '@earshot/widget/locales';
import { build } from 'vite';

const site = resolve(import.meta.dirname, '../packages/widget/dist/site');

/** What a page of a strict agency sends. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A site with the built widget, for whatever questions are asked for: what a survey looks like needs no answers kept. */
export interface Window {
  url: string;
  /** Asks these questions, each as a survey of its own named by its key, from now on: all at once on `/all`, the first by the script tag on `/page`. */
  ask(questions: Readonly<Record<string, readonly SaidQuestion[]>>, mode?: Mode): void;
  close(): void;
}

const titles: Record<string, string> = { en: 'Your permit is ready', ar: 'تصريحك جاهز' };
const style =
  ':root{color-scheme:light dark}body{background:Canvas;color:CanvasText;font-family:sans-serif;margin:1rem}button,a{display:inline-block;min-block-size:44px;min-inline-size:44px}';

const frame = (language: string, content: string) =>
  `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${titles[language]}</title><link rel="stylesheet" href="/page.css"><main><h1>${titles[language]}</h1><p><button id="before">${language === 'ar' ? 'طباعة' : 'Print it'}</button></p>${content}</html>`;
const tagged = (tag: string) =>
  `<div id="here"></div></main><script async src="/earshot.js" data-key="pk_port-ellery_x" data-theme="auto" ${tag}></script>`;
const all = (names: readonly string[]) =>
  `${names.map((name) => `<div data-survey="${name}"></div>`).join('')}</main><script type="module" src="/all.js"></script>`;

/** The page's script as a bundler makes it of the published package. */
async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: resolve(import.meta.dirname, 'window-page.ts'), output: { codeSplitting: false } },
    },
  });
  const [first] = [made].flat();
  const chunk = first && 'output' in first ? first.output.find((file) => file.type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the page has no script');
  return chunk.code;
}

export async function openWindow(): Promise<Window> {
  let asked: Readonly<Record<string, readonly SaidQuestion[]>> = {};
  let mode: Mode = 'inline';
  let script: Promise<string> | undefined;
  const survey = (id: string, language: string): SaidSurvey => {
    const questions = [...(asked[id] ?? [])];
    const said: SaidSurvey = {
      agency: 'port-ellery',
      id,
      version: 1,
      state: 'live',
      language,
      direction: language === 'ar' ? 'rtl' : 'ltr',
      languages: [
        { tag: 'en', name: 'English', direction: 'ltr' },
        { tag: 'ar', name: 'العربية', direction: 'rtl' },
      ],
      title: `${language === 'ar' ? 'تصريح الوقوف' : 'Parking permit'}: ${id}`,
      questions,
      low: { question: questions[0]!.id, atMost: 2 },
      notice: { controller: language === 'ar' ? 'بورت إليري' : 'Port Ellery', purpose: titles[language]!, keepDays: 365 },
      contact: [{ kind: 'phone', value: '+44 1632 960 001' }],
      strings: {},
    };
    return { ...said, strings: neededStrings({ ...strings.en, ...strings[language] }, said) };
  };
  const server = createServer(async (request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://window');
    const language = searchParams.get('lang')?.split(',').includes('ar') ? 'ar' : 'en';
    const send = (type: string, body: string | Buffer) =>
      reply.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY }).end(body);
    const json = (body: unknown) => send('application/json', JSON.stringify(body));
    if (pathname === '/page') return send('text/html', frame(language, tagged(searchParams.get('tag') ?? '')));
    if (pathname === '/all') return send('text/html', frame(language, all(Object.keys(asked))));
    if (pathname === '/page.css') return send('text/css', style);
    if (pathname === '/all.js') {
      script ??= bundled();
      return send('text/javascript', await script);
    }
    if (pathname === '/v1/sites/pk_port-ellery_x/surveys') {
      const offer = { mode, where: ['/page'], sample: 1, waitDays: 0 };
      const surveys = Object.keys(asked).map((id) => ({
        id,
        version: 1,
        state: 'live' as const,
        languages: ['en', 'ar'],
        source: 'en',
        offer,
      }));
      return json({ agency: 'port-ellery', surveys } satisfies SiteOffers);
    }
    const [, id] = /^\/v1\/surveys\/port-ellery\/(.+)$/.exec(pathname) ?? [];
    if (id) return json(survey(decodeURIComponent(id), language));
    if (pathname === '/v1/events') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const events = JSON.parse(Buffer.concat(parts).toString()) as { id: string }[];
      return json({ results: events.map((event) => ({ id: event.id, status: 'stored' })) });
    }
    try {
      send('text/javascript', await readFile(site + pathname));
    } catch {
      reply.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    ask(now, as = 'inline') {
      asked = now;
      mode = as;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
