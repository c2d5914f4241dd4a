import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/browsers.mjs';
import { serveFloor } from './floor.ts';
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
  if (location.pathname === '/empty') addEventListener('load', () => requestAnimationFrame(drawn));
`;
const html = (tag: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Permit</title><script src="/watch.js"></script><h1>Your permit is ready</h1>${'<p>You can print it or keep it on your phone.</p>'.repeat(20)}<div id="survey"></div>${tag}</html>`;

const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

export interface PageFigures {
  emptyMs: number;
  shownMs: number;
  /** The least that any survey from another server can take (floor.ts). */
  floorMs: number;
  ratio: number;
  /** The longest task of a run, median of the runs; tasks under 50 ms are not reported by the browser and count as 0. */
  longestTaskMs: number;
  emptyLongestTaskMs: number;
  layoutShift: number;
  requests: number;
  runs: number;
}

/** What a page says of itself; times in milliseconds since it was asked for. */
interface Told {
  at: number;
  longest: number;
  shift: number;
}

/** Start → first answer visible at a CPU four times slower, beside the same page without the tag. Median of 11 after one to warm up. */
export async function measurePage(server: BenchServer, runs = 11): Promise<PageFigures> {
  const origin = server.url.origin;
  const floor = await serveFloor();
  let tag = '';
  let tell: (told: Told) => void = () => {};
  const site = createServer(async (request, reply) => {
    if (request.url === '/told') {
      tell((await json(request)) as Told);
      return reply.writeHead(204).end();
    }
    if (request.url === '/watch.js') return reply.setHeader('content-type', 'text/javascript').end(watch);
    return reply
      .setHeader('content-type', 'text/html')
      .end(html(request.url === '/with' ? tag : request.url === '/floor' ? floor.tag : ''));
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  tag = `<script async src="${origin}/earshot.js" data-key="${pageKey(server, at)}" data-survey="bench" data-target="#survey"></script>`;
  const browser = await chromium.launch(chromiumLaunch);

  // Nothing looks on but the page itself: a trace made its tasks a third longer.
  const visit = async (path: '/empty' | '/with' | '/floor') => {
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

  try {
    const empty: Told[] = [];
    const shown: Awaited<ReturnType<typeof visit>>[] = [];
    const least: Told[] = [];
    for (let run = 0; run <= runs; run++) {
      const [without, survey, bare] = [await visit('/empty'), await visit('/with'), await visit('/floor')];
      // The first of each warms up.
      if (run === 0) continue;
      empty.push(without);
      shown.push(survey);
      least.push(bare);
    }
    const [emptyMs, shownMs] = [median(empty.map((each) => each.at)), median(shown.map((each) => each.at))];
    return {
      emptyMs,
      shownMs,
      floorMs: median(least.map((each) => each.at)),
      ratio: shownMs / emptyMs,
      longestTaskMs: median(shown.map((each) => each.longest)),
      emptyLongestTaskMs: median(empty.map((each) => each.longest)),
      layoutShift: Math.max(...shown.map((each) => each.shift)),
      requests: shown.at(-1)?.requests ?? 0,
      runs,
    };
  } finally {
    await browser.close();
    site.close();
    floor.close();
  }
}
