import { mkdirSync } from 'node:fs';
import { openSqlite } from '@earshot/store';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { createLiveBus } from './live/bus.ts';
import { remembering } from './remember.ts';
import { openSecrets } from './secrets.ts';

export type ServeOptions = Partial<Config> & {
  clock?: () => number;
  /** Where log lines go. @default standard output */
  logTo?: { write(line: string): void };
};

/** A running server. */
export interface Serving {
  /** Where it answers, without a slash at the end. */
  url: string;
  context: Context;
  /** Stops taking requests, finishes those it has, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the store, builds the app and listens. Settings that are not given have their defaults; reading flags, environment and file is the command's part.
 * @throws EarshotError `setting.invalid`, `store.locked`, `store.newer-schema`.
 */
export async function serve({ clock = Date.now, logTo, ...given }: ServeOptions = {}): Promise<Serving> {
  const config = readConfig({ flags: given });
  mkdirSync(config.data, { recursive: true });
  const log = pino({ level: config.logLevel }, logTo ?? pino.destination(1));
  const store = remembering(await openSqlite({ dir: config.data }), clock);
  const context: Context = { config, store, clock, live: createLiveBus(clock()), log, secrets: openSecrets(config.data) };
  const app = createApp(context);
  try {
    const url = await app.listen({ port: config.port, host: config.host });
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= app.close().then(() => store.close());
      return closing;
    };
    return { url, context, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
