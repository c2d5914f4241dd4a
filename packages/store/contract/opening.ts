import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Store } from '../src/store.ts';

/** A store that a driver opened on an empty place of its own, and how to open the same place again. */
export interface Opened {
  store: Store;
  /** Closes the store if it is open, and opens the same place. */
  reopen(): Promise<Store>;
  /** Closes the store and removes the place. */
  close(): Promise<void>;
}
/** `queueLimit`: events that may wait; the driver's own default without it. */
export type Open = (options?: { queueLimit?: number }) => Promise<Opened>;

/** One store for a group of tests, each with an agency of its own so that none sees another's. */
export const useStore = (open: Open): { readonly store: Store; readonly agency: string; reopen(): Promise<Store> } => {
  let opened: Opened;
  let tests = 0;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => {
    tests += 1;
  });
  afterAll(() => opened.close());
  return {
    get store() {
      return opened.store;
    },
    get agency() {
      return `agency-${tests}`;
    },
    async reopen() {
      opened.store = await opened.reopen();
      return opened.store;
    },
  };
};
