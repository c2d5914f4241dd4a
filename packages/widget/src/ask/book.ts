import type { Order } from '../order.ts';
import type { Site } from './site.ts';
import { remember } from './wait.ts';

/** Writes what becomes of a survey into what the page knows, and as far as it may on the device. */
export const book =
  (site: Site, id: string): Order['on'] =>
  (moment) => {
    if (moment === 'closed') {
      site.shown = undefined;
      site.standings[id] = 'gone';
      return;
    }
    if (moment === 'acted') site.acts[id] = Date.now();
    else site.kept = moment === 'kept';
    remember(site);
  };
