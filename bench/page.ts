import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/browsers.mjs';
import { serveFloor } from './floor.ts';
import { pages } from './pages.ts';
import { type BenchServer, pageKey } from './server.ts';

/**
 * Watches for the first radio of the survey and for tasks over 50 ms; runs in the page before anything else. It tells the site itself:
 * to ask the page through the browser's driver is a task of 100 ms in the very moment that is measured.
 */
const watch = `
  let longest = 0, shift = 0;
  new PerformanceObserver((list) => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  const tell = (at) => setTimeout(() => fetch('/told', { method: 'POST', body: JSON.stringify({ at, longest, shift }) }), 300);
  const drawn = () => setTimeout(() => tell(performance.now()));
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    const look = (changes, looker) => {
      if (!root.querySelector('input[type=radio]')) return;
      looker.disconnect();
      requestAnimationFrame(drawn);
    };
    new MutationObserver(look).observe(root, { childList: true, subtree: true });
    return root;
  };
  if (location.pathname.endsWith('/empty')) addEventListener('load', () => requestAnimationFrame(drawn));
`;
const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** What a survey costs a page; times in milliseconds. */
interface PageCost {
  /** The same page without the survey. */
  emptyMs: number;
  shownMs: number;
  /** The least that any survey from another server can take (floor.ts). */
  floorMs: number;
  /** The longest task of a run, median of the runs; tasks under 50 ms are not reported by the browser and count as 0. */
  longestTaskMs: number;
  emptyLongestTaskMs: number;
  layoutShift: number;
  requests: number;
}

/** What is measured on each of the pages of pages.ts. */
export type PageFigures = Record<keyof typeof pages, PageCost>;

/** What a page says of itself; times in milliseconds since it was asked for. */
interface Told {
  at: number;
  longest: number;
  shift: number;
}

const ways = ['empty', 'with', 'floor'] as const;
type Way = (typeof ways)[number];
type Visit = Told & { requests: number };

/** Start → first answer visible at a CPU four times slower, beside the same page without the tag. Median of 11 after one to warm up. */
export async function measurePage(server: BenchServer, runs = 11): Promise<PageFigures> {
  const origin = server.url.origin;
  const floor = await serveFloor();
  const tags: Record<Way, string> = { empty: '', with: '', floor: floor.tag };
  let tell: (told: Told) => void = () => {};
  const site = createServer(async (request, reply) => {
    if (request.url === '/told') {
      tell((await json(request)) as Told);
      return reply.writeHead(204).end();
    }
    if (request.url === '/watch.js') return reply.setHeader('content-type', 'text/javascript').end(watch);
    const [, name, way] = request.url?.split('/') ?? [];
    const page = pages[name as keyof typeof pages];
    if (page) return reply.setHeader('content-type', 'text/html').end(page.html.replace('{tag}', tags[way as Way]));
    const file = Object.values(pages).flatMap(({ files }) => files[request.url ?? ''] ?? [])[0];
    if (!file) return reply.writeHead(404).end();
    return reply.setHeader('content-type', file.type).end(file.body);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  tags.with = `<script async src="${origin}/earshot.js" data-key="${pageKey(server, at)}" data-survey="bench" data-target="#survey"></script>`;
  const browser = await chromium.launch(chromiumLaunch);

  // Nothing looks on but the page itself: a trace made its tasks a third longer.
  const visit = async (path: string): Promise<Visit> => {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(origin) && request.method() === 'GET') requests++;
    });
    const told = new Promise<Told>((done) => {
      tell = done;
    });
    await page.goto(at + path, { waitUntil: 'commit' });
    const figures = { ...(await told), requests };
    await page.context().close();
    return figures;
  };

  const measure = async (name: keyof typeof pages): Promise<PageCost> => {
    const visits: Record<Way, Visit[]> = { empty: [], with: [], floor: [] };
    for (let run = 0; run <= runs; run++) {
      for (const way of ways) {
        const visited = await visit(`/${name}/${way}`);
        // The first of each warms up.
        if (run > 0) visits[way].push(visited);
      }
    }
    const medianAt = (way: Way) => median(visits[way].map(({ at }) => at));
    return {
      emptyMs: medianAt('empty'),
      shownMs: medianAt('with'),
      floorMs: medianAt('floor'),
      longestTaskMs: median(visits.with.map(({ longest }) => longest)),
      emptyLongestTaskMs: median(visits.empty.map(({ longest }) => longest)),
      layoutShift: Math.max(...visits.with.map(({ shift }) => shift)),
      requests: Math.max(...visits.with.map(({ requests }) => requests)),
    };
  };

  try {
    return { bare: await measure('bare'), agency: await measure('agency') };
  } finally {
    await browser.close();
    site.close();
    floor.close();
  }
}
