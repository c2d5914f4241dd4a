import { mkdirSync } from 'node:fs';
import { EarshotError } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { createLiveBus } from './live/bus.ts';
import { spread } from './live/spread.ts';
import { openStore } from './open-store.ts';
import { remembering } from './remember.ts';
import { openSecrets } from './secrets.ts';
import { tidyUp } from './upkeep.ts';

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
  /**
   * Stops taking connections, finishes the requests it has, writes what it has taken, then closes the store.
   * `also`: other work on the store that is let finish, as long as requests are.
   */
  close(also?: Promise<unknown>): Promise<void>;
}

/**
 * Opens the store, builds the app and listens. Settings that are not given have their defaults; reading flags, environment and file is the command's part.
 * @throws EarshotError `setting.invalid`, also when the address is taken; `store.locked`, `store.newer-schema`, `store.unavailable`.
 */
export async function serve({ clock = Date.now, logTo, ...given }: ServeOptions = {}): Promise<Serving> {
  const config = readConfig({ flags: given });
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const log = pino({ level: config.logLevel }, logTo ?? pino.destination(1));
  if (config.publicUrl.startsWith('https:') && config.trustedProxies.length === 0) {
    // Without a proxy to believe, every request looks like plain http, and a cookie for https would never come back.
    log.warn('publicUrl is https, but trustedProxies names no proxy: staff cookies are not marked Secure. Name the proxy that ends TLS.');
  }
  const opened = await openStore(config);
  try {
    const store = remembering(opened, clock);
    const live = spread(createLiveBus(clock()), store);
    const context: Context = { config, store, clock, live: live.bus, log, secrets: openSecrets(config.data) };
    const app = createApp(context);
    const url = await listen(app, config);
    const stopTidying = tidyUp(context);
    let closing: Promise<void> | undefined;
    const close = (also?: Promise<unknown>) => {
      stopTidying();
      live.stop();
      closing ??= Promise.all([closeApp(app, config.shutdownSeconds), also]).then(() => opened.close());
      return closing;
    };
    return { url, context, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new EarshotError('setting.invalid', `Port ${port} of ${host} is taken: stop what listens there, or set another port.`);
    if (code === 'EACCES')
      throw new EarshotError('setting.invalid', `Port ${port} of ${host} may not be listened on by this user: set one from 1024 up.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new EarshotError('setting.invalid', `host is ${host}; it must be an address of this machine.`);
    throw error;
  }
}

/** How often a stopping server looks which connections have nothing more to do. */
const LOOK_AGAIN_MS = 50;

/** Lets requests in flight end; a connection that does not is cut, so that stopping never hangs on somebody else. */
async function closeApp(app: FastifyInstance, seconds: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), seconds * 1000);
  // A live stream that has ended leaves a connection which its browser would keep for another request.
  const leave = setInterval(() => app.server.closeIdleConnections(), LOOK_AGAIN_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
    clearInterval(leave);
  }
}
