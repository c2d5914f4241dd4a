/**
 * Makes this page the only one that sends an item, until released or closed; undefined when another page has it.
 * Without Web Locks (plain http, old browsers) everybody may: the server drops what arrives twice.
 */
export function claim(id: string): Promise<(() => void) | undefined> {
  return new Promise((answer) => {
    const anybody = () => answer(() => {});
    const locks = globalThis.navigator?.locks;
    if (!locks) return anybody();
    locks
      .request(`earshot-${id}`, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>((release) => answer(release)) : answer(undefined),
      )
      .catch(anybody);
  });
}

/** Resolves once whoever sends an item is done with it: its page was closed, or the server has it. */
export const released = (id: string): Promise<unknown> => navigator.locks.request(`earshot-${id}`, () => {});
