import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { wholeChromiumLaunch } from '../scripts/browsers.mjs';
import { type BenchServer, pageKey } from './server.ts';

/** Watches for the first radio of the survey and for tasks over 50 ms; runs in the page before anything else. */
const watch = `
  window.longest = 0; window.blocked = 0; window.shift = 0;
  new PerformanceObserver((list) => { for (const task of list.getEntries()) { window.longest = Math.max(window.longest, task.duration); window.blocked += task.duration - 50; } }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.shift += shift.value; }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const hosts = [...document.querySelectorAll('*')].filter((element) => element.shadowRoot);
    const radio = hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll('input[type=radio]')])[0];
    if (radio && radio.getBoundingClientRect().width > 0) window.shown = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('load', () => requestAnimationFrame(() => setTimeout(() => { window.loaded = performance.now(); })));
`;
const html = (tag: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Permit</title><script src="/watch.js"></script><h1>Your permit is ready</h1>${'<p>You can print it or keep it on your phone.</p>'.repeat(20)}<div id="survey"></div>${tag}</html>`;

/** One entry of a Chromium trace, as far as it is read here; times in microseconds. */
interface TraceEvent {
  name: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; stackTrace?: { url?: string }[] } };
}

/** Where a script is compiled or run, not where it is merely fetched. */
const runs = /^(EvaluateScript|FunctionCall|v8\.(compile|evaluate|produce).*|TimerFire)$/;

/**
 * The longest task, in milliseconds, from the one in which a script from `origin` is first compiled or run. What a promise goes on with,
 * the style and the layout name no script in a trace: on a page that does nothing else, all that comes after is counted as ours.
 */
export function longestOf(trace: readonly TraceEvent[], origin: string): number {
  const [first] = trace
    .filter(({ name, args }) => runs.test(name) && args?.data?.url?.startsWith(origin))
    .toSorted((one, other) => one.ts - other.ts);
  if (!first) return 0;
  const tasks = trace.filter(
    ({ name, ts, dur = 0, pid, tid }) => name.endsWith('RunTask') && pid === first.pid && tid === first.tid && ts + dur > first.ts,
  );
  return Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000));
}

const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

export interface PageFigures {
  emptyMs: number;
  shownMs: number;
  ratio: number;
  /** The longest task of a run, median of the runs; tasks under 50 ms are not reported by the browser and count as 0. */
  longestTaskMs: number;
  emptyLongestTaskMs: number;
  /** The longest task of a run since a script of ours first ran, however short, median of the runs. */
  ourLongestTaskMs: number;
  layoutShift: number;
  requests: number;
  runs: number;
}

/** Start → first answer visible at a CPU four times slower, beside the same page without the tag. Median of 11 after one to warm up. */
export async function measurePage(server: BenchServer, runs = 11): Promise<PageFigures> {
  const origin = server.url.origin;
  let tag = '';
  const site = createServer((request, reply) => {
    if (request.url === '/watch.js') return reply.setHeader('content-type', 'text/javascript').end(watch);
    reply.setHeader('content-type', 'text/html').end(html(request.url?.startsWith('/with') ? tag : ''));
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  tag = `<script async src="${origin}/earshot.js" data-key="${pageKey(server, at)}" data-survey="bench" data-target="#survey"></script>`;
  const browser = await chromium.launch(wholeChromiumLaunch);
  const empty: number[] = [];
  const shown: number[] = [];
  const longest: number[] = [];
  const emptyLongest: number[] = [];
  const ourLongest: number[] = [];
  const shift: number[] = [];
  let requests = 0;
  try {
    for (let run = 0; run <= runs; run++) {
      for (const path of ['/empty', '/with']) {
        const page = await browser.newPage();
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        let count = 0;
        page.on('request', (request) => {
          if (request.url().startsWith(origin) && request.method() === 'GET') count++;
        });
        if (path === '/with')
          await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
        await page.goto(at + path);
        const name = path === '/empty' ? 'loaded' : 'shown';
        await page.waitForFunction((key) => (window as unknown as Record<string, number>)[key], name);
        const figures = await page.evaluate(() => {
          const { loaded = 0, shown = 0, longest = 0, shift = 0 } = window as unknown as Record<string, number>;
          return { loaded, shown, longest, shift };
        });
        const ours = path === '/with' ? longestOf(JSON.parse(String(await browser.stopTracing())).traceEvents, origin) : 0;
        if (run > 0) {
          if (path === '/empty') {
            empty.push(figures.loaded);
            emptyLongest.push(figures.longest);
          } else {
            shown.push(figures.shown);
            longest.push(figures.longest);
            ourLongest.push(ours);
            shift.push(figures.shift);
            requests = count;
          }
        }
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
    site.close();
  }
  return {
    emptyMs: median(empty),
    shownMs: median(shown),
    ratio: median(shown) / median(empty),
    longestTaskMs: median(longest),
    emptyLongestTaskMs: median(emptyLongest),
    ourLongestTaskMs: median(ourLongest),
    layoutShift: Math.max(...shift),
    requests,
    runs,
  };
}
