import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from '../../../scripts/browsers.mjs';
import { type Step, scriptedServer } from './scripted-server.ts';

/** The sender as a page gets it: one classic script with a global `send`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@earshot/source', 'module', 'import', 'browser'] },
    build: {
      write: false,
      lib: { entry: new URL('../src/send/index.ts', import.meta.url).pathname, formats: ['iife'], name: 'send', fileName: 'send' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The sender was not built.');
  return output.output[0].code;
}

/** A site with the sender in every page and a scripted server behind it, open in a real browser. */
export async function openSite(...steps: Step[]) {
  const script = await bundle();
  const server = await scriptedServer(steps, (request, response) => {
    const isScript = request.url === '/send.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><title>Permit issued</title><script src="/send.js"></script>');
    return true;
  });
  const browser = await chromium.launch(chromiumLaunch);
  const context = await browser.newContext();
  return {
    server,
    context,
    /** A tab with a started sender `s` and a log `said` of what it told. */
    async tab({ path = '/', storage = 'after-action', before = '' } = {}) {
      const page = await context.newPage();
      if (before) await page.addInitScript({ content: before });
      await page.goto(`${server.url}${path}`);
      await page.evaluate(`
        said = [];
        s = send.createSender({ url: location.origin, key: 'pk_city_abc', storage: '${storage}', onState: (id, state, reason) => said.push(reason ? state + ': ' + reason : state) });
        s.start();
      `);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
    },
  };
}
