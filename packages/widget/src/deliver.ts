import type { OpenedCase } from '@earshot/model';
import { createSender, type Sender, type SendState } from '@earshot/sdk/send';
import type { Order } from './order.ts';

type Destination = Pick<Order, 'url' | 'key' | 'storage' | 'on'>;
interface Delivery {
  sender: Sender;
  /** Begins to listen for the network and takes up what earlier pages left: with the first act, before the network may go. */
  begin(): void;
  /** Called with each state of one event. */
  watch(id: string, listener: (state: SendState, opened?: OpenedCase) => void): void;
}

/** One sender for each server and key on a page, so that no two of them take up the same unsent answer. */
const deliveries = new Map<string, Delivery>();

/** How long a settled answer may take to leave the device before we look whether any is left. */
const SETTLED = 2_000;

/** The sender for a destination. */
export function deliveryTo({ url, key, storage, on }: Destination): Delivery {
  const place = `${url} ${key} ${storage}`;
  const known = deliveries.get(place);
  if (known) return known;
  const listeners = new Map<string, (state: SendState, opened?: OpenedCase) => void>();
  const sender = createSender({
    url,
    key,
    ...(storage && { storage }),
    onState(id, state, _, opened) {
      listeners.get(id)?.(state, opened);
      if (state === 'kept') on('kept');
      if (state === 'sent' || state === 'refused') look();
    },
  });
  const look = () =>
    setTimeout(async () => {
      if ((await sender.pending()).length === 0) on('delivered');
    }, SETTLED);
  let begun = false;
  const delivery: Delivery = {
    sender,
    begin() {
      if (begun) return;
      begun = true;
      sender.start();
      look();
    },
    watch: (id, listener) => listeners.set(id, listener),
  };
  deliveries.set(place, delivery);
  return delivery;
}
