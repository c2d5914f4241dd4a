import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { earshot, root, type Served, serve, tell } from './command.ts';
import { startWeather, type Weather } from './weather.ts';

export interface Books {
  received: number;
  stored: number;
  superseded: number;
  duplicate: number;
  rejected: number;
  quarantined: number;
  responses: number;
  rollupEqualsRebuild: boolean;
}

/** A whole Earshot of its own: built server, the city's site, its surveys, a supervisor, and weather on the way between them. */
export interface World {
  /** The server as the city's pages reach it, through the weather. */
  earshot: string;
  city: string;
  /** The folder everything is kept in. */
  data: string;
  weather: Weather;
  supervisor: { email: string; password: string };
  books(): Promise<Books>;
  close(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

export async function makeWorld(): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'earshot-e2e-'));
  const cityPort = await freePort();
  const city = `http://127.0.0.1:${cityPort}`;
  const folder = join(root, 'examples/city');
  await earshot(data, 'agency', 'apply', join(folder, 'agency.json'));
  for (const survey of ['parking-permit-done', 'waste-collection', 'library-visit']) {
    await earshot(data, 'survey', 'publish', join(folder, 'surveys', `${survey}.json`), '--agency', 'port-ellery');
  }
  const { key } = await earshot<{ key: string }>(
    data,
    'key',
    'create',
    '--agency',
    'port-ellery',
    '--site',
    'www',
    '--kind',
    'publishable',
    '--origin',
    city,
  );
  const supervisor = { email: 'supervisor@port-ellery.example', password: `quiet-harbour-${Math.random().toString(36).slice(2)}` };
  const asSupervisor = ['user', 'add', supervisor.email, '--agency', 'port-ellery', '--name', 'Sam Okoro', '--role', 'supervisor'];
  await tell(`${supervisor.password}\n`, data, ...asSupervisor);
  let served: Served | undefined;
  const weather = await startWeather(() => served?.url ?? '');
  served = await serve(data);
  const { serveCity } = (await import(join(folder, 'server.mjs'))) as {
    serveCity(options: { port: number; earshot: string; key: string }): Promise<{ close(): unknown }>;
  };
  const site = await serveCity({ port: cityPort, earshot: weather.url, key });
  return {
    earshot: weather.url,
    city,
    data,
    weather,
    supervisor,
    books: () => earshot<Books>(data, 'doctor'),
    close: async () => {
      await site.close();
      weather.close();
      await served?.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
