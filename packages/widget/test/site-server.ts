import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EarshotEvent, Offer, SaidSurvey, SiteOffers, SurveyState } from '@earshot/model';
import { strings, urgentWords } from '../src/locales/index.ts';

/** What strict agencies send: no inline anything, no string ever becomes code. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; report-uri /report; require-trusted-types-for 'script'; trusted-types 'none'";

export const survey = (language: string): SaidSurvey => ({
  agency: 'port-ellery',
  id: 'permit-done',
  version: 3,
  state: 'live',
  language,
  direction: language === 'ar' ? 'rtl' : 'ltr',
  languages: [
    { tag: 'en', name: 'English', direction: 'ltr' },
    { tag: 'ar', name: 'العربية', direction: 'rtl' },
  ],
  title: 'Parking permit',
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      look: 'words',
      points: 5,
      required: true,
      prompt: language === 'ar' ? 'ما شعورك تجاه الخدمة؟' : 'Overall, how did you feel about the service you received today?',
      labels: ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'],
    },
    { id: 'why', kind: 'text', prompt: 'What went wrong?', when: { question: 'satisfaction', atMost: 2 } },
  ],
  low: { question: 'satisfaction', atMost: 2 },
  notice: { controller: 'Port Ellery', purpose: 'We read every answer and mend what does not work.', keepDays: 365 },
  contact: [{ kind: 'phone', value: '+44 1632 960 001' }],
  urgent: { words: [...urgentWords[language]!.words], number: '112' },
  strings: { ...strings[language]! },
});

/** A server with the contract of the real one, as far as a page sees it, and switches for what may go wrong. */
export async function startSite(folder: string) {
  const state = {
    offer: { mode: 'inline', where: ['/page*'], sample: 1, waitDays: 30 } as Offer,
    survey: 'live' as SurveyState,
    /** Offers of further surveys, by id, with the same questions. */
    more: {} as Record<string, Offer>,
    /** Answers 503 to every event. */
    down: false,
    /** Adds a statement to a file on its way, as somebody in the middle would. */
    tamper: '',
    /** What the survey asks instead. */
    questions: undefined as SaidSurvey['questions'] | undefined,
    /** Of the survey. */
    look: undefined as SaidSurvey['look'],
    events: [] as EarshotEvent[],
    requests: [] as string[],
    reports: [] as string[],
  };
  const server = createServer(async (request, reply) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://site');
    const send = (status: number, type: string, body: string, more = {}) =>
      reply.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...more }).end(body);
    let body = '';
    for await (const part of request) body += part;
    if (!['/favicon.ico', '/report', '/v1/events'].includes(pathname) && !pathname.startsWith('/page')) state.requests.push(pathname);
    if (pathname === '/report') {
      state.reports.push(body);
      return send(204, 'text/plain', '');
    }
    if (pathname === '/favicon.ico') return send(204, 'text/plain', '');
    if (pathname.startsWith('/page')) {
      const filler = '<p>Parking rules apply in every zone.</p>'.repeat(40);
      const attributes = searchParams.get('tag') ?? 'data-target="#here"';
      return send(
        200,
        'text/html',
        `<!doctype html><html lang="${searchParams.get('lang') ?? 'en'}"><title>Permit</title><meta name="viewport" content="width=device-width">
         <main><h1>Your permit is ready</h1><button>Host button</button><div id="here"></div>${searchParams.get('more') ?? ''}
         ${searchParams.has('blocking') ? `<script src="/earshot.js" data-key="pk_port-ellery_x" data-mode="inline"></script>${filler}</main>` : `${filler}</main><script async src="/earshot.js" data-key="pk_port-ellery_x" ${attributes}></script>`}
         </html>`,
        { 'content-security-policy': POLICY },
      );
    }
    if (pathname === '/s/port-ellery/permit-done') return send(200, 'text/html', '<!doctype html><title>Hosted page</title>');
    if (pathname === '/v1/sites/pk_port-ellery_x/surveys') {
      const offers: SiteOffers = {
        agency: 'port-ellery',
        surveys: Object.entries({ 'permit-done': state.offer, ...state.more }).map(([id, offer]) => ({
          id,
          version: 3,
          state: state.survey,
          languages: ['en', 'ar'],
          source: 'en',
          offer,
        })),
      };
      return send(200, 'application/json', JSON.stringify(offers));
    }
    // A script of the page itself, which runs while the page loads.
    if (pathname === '/own.js') return send(200, 'text/javascript', "earshot('touchpoint', 'service.completed')");
    if (pathname.startsWith('/v1/surveys/port-ellery/')) {
      const language =
        searchParams
          .get('lang')
          ?.split(',')
          .find((each) => strings[each]) ?? 'en';
      const { questions, ...rest } = survey(language);
      const said = {
        ...rest,
        questions: state.questions ?? questions,
        id: pathname.split('/').pop(),
        state: state.survey,
        look: state.look,
      };
      return send(200, 'application/json', JSON.stringify(said));
    }
    if (pathname === '/v1/events') {
      if (state.down) return send(503, 'application/problem+json', '{}', { 'retry-after': '1' });
      const events: EarshotEvent[] = JSON.parse(body);
      state.events.push(...events);
      return send(200, 'application/json', JSON.stringify({ results: events.map(({ id }) => ({ id, status: 'stored' })) }));
    }
    try {
      const code = await readFile(folder + pathname, 'utf8');
      send(200, 'text/javascript', pathname.endsWith(`/${state.tamper}`) ? `${code};document.title = 'tampered'` : code);
    } catch {
      send(404, 'text/plain', 'not here');
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const responses = () => state.events.filter(({ type }) => type === 'earshot.response.saved');
  return { state, url, responses, stop: () => new Promise((done) => server.close(done)) };
}
