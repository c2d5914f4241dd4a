import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Agency, Survey } from '@earshot/model';
import * as z from 'zod/mini';

/** Port Ellery's website while it is served. */
export interface CitySite {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** What a city consists of. */
export interface City {
  agency: Agency;
  surveys: Survey[];
  serve(options: { port: number; host?: string; earshot: string; key: string }): Promise<CitySite>;
}

/** Beside the built command, as it is published; else the repository's example, seen from the sources or from dist. */
const places = ['demo/city', '../demo/city', '../../../../examples/city', '../../../examples/city'];

const folder = (): string => {
  const found = places.map((place) => join(import.meta.dirname, place)).find((place) => existsSync(join(place, 'agency.json')));
  if (!found) throw new Error('The demo city is not in this installation.');
  return found;
};

/** Reads the city's files. */
export async function readCity(): Promise<City> {
  const dir = folder();
  const json = async (...path: string[]) => JSON.parse(await readFile(join(dir, ...path), 'utf8')) as unknown;
  const names = readdirSync(join(dir, 'surveys')).filter((name) => name.endsWith('.json'));
  const server = (await import(/* @vite-ignore */ pathToFileURL(join(dir, 'server.mjs')).href)) as { serveCity: City['serve'] };
  return {
    agency: z.parse(Agency, await json('agency.json')),
    surveys: await Promise.all(names.sort().map(async (name) => z.parse(Survey, await json('surveys', name)))),
    serve: server.serveCity,
  };
}
