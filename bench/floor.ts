import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The least that a survey from another server can cost: the same four requests, three of them one after the other, and five bare radio
 * buttons in a shadow root at the end. No languages, no checks, no sending, no look: nobody could use it. What it takes is the price
 * of the way, whatever is built on it.
 */
const files: Record<string, string> = {
  '/loader.js': `(() => {
    const at = new URL(document.currentScript.src).origin;
    const get = async (path) => (await fetch(at + path)).json();
    get('/offers.json').then(async () => {
      const [{ draw }, survey] = await Promise.all([import(at + '/draw.js'), get('/survey.json')]);
      draw(document.querySelector('#survey'), survey);
    });
  })();`,
  '/draw.js': `export const draw = (place, { prompt, labels }) => {
    const host = document.createElement('earshot-survey');
    place.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.append(prompt);
    group.append(legend);
    for (const label of labels) {
      const choice = document.createElement('label');
      const radio = document.createElement('input');
      Object.assign(radio, { type: 'radio', name: 'answer' });
      choice.append(radio, label);
      group.append(choice);
    }
    root.append(group);
  };`,
  '/offers.json': '{}',
  '/survey.json': JSON.stringify({
    prompt: 'How satisfied are you?',
    labels: ['Very satisfied', 'Satisfied', 'Neither', 'Dissatisfied', 'Very dissatisfied'],
  }),
};

/** Serves it from an origin of its own, as a survey's server is. */
export async function serveFloor(): Promise<{ tag: string; close(): void }> {
  const server = createServer((request, reply) => {
    const path = request.url ?? '';
    reply.setHeader('access-control-allow-origin', '*');
    reply.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/json');
    reply.end(files[path]);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { tag: `<script async src="${origin}/loader.js"></script>`, close: () => server.close() };
}
