// The office with its outbox: `node src/main.ts fastify` or `node src/main.ts express`. Nothing it tells Earshot is lost when either stops.
// EARSHOT_URL and EARSHOT_KEY (a secret key with scope events) say where; SURVEY is the address of the survey's page.
import { once } from 'node:events';
import { createRecorder } from '@earshot/sdk';
import { openOutbox } from '@earshot/sdk/outbox';
import { expressApp } from './express-app.ts';
import { fastifyApp } from './fastify-app.ts';
import { createOffice } from './office.ts';

const { EARSHOT_URL = '', EARSHOT_KEY = '', SURVEY = '', OUTBOX = './outbox', PORT = '8080' } = process.env;
const earshot = createRecorder({
  url: EARSHOT_URL,
  key: EARSHOT_KEY,
  source: 'urn:port-ellery:permits',
  outbox: await openOutbox({ dir: OUTBOX }),
  onLost: ({ id, reason }) => console.error(`Earshot will not have ${id}: ${reason}`),
});
// A real office hands this to its mail server.
const office = createOffice({ earshot, survey: SURVEY, send: async ({ to, text }) => console.log(`To: ${to}\n\n${text}`) });

const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
const close = await listen(process.argv[2] === 'express' ? 'express' : 'fastify');
await told;
await close();
const left = await earshot.close();
if (left > 0) console.log(`${left} events are sent when the office is started again`);

async function listen(kind: 'fastify' | 'express'): Promise<() => Promise<void>> {
  if (kind === 'fastify') {
    const app = fastifyApp(office);
    console.log(`listening on ${await app.listen({ port: Number(PORT), host: '127.0.0.1' })}`);
    return () => app.close();
  }
  const server = expressApp(office).listen(Number(PORT), '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
