/** A light in the dashboard may be this late. */
const pauseMillis = 5_000;

/**
 * Lets a note through when what it says is new, and otherwise once in five seconds for each name:
 * a busy page must not turn every answer into another write.
 */
export function seldom<F extends (...args: never[]) => Promise<void>>(
  note: F,
  nameOf: (...args: Parameters<F>) => string,
  gistOf: (...args: Parameters<F>) => string,
): (...args: Parameters<F>) => Promise<void> {
  const last = new Map<string, { gist: string; at: number }>();
  return async (...args) => {
    const name = nameOf(...args);
    const gist = gistOf(...args);
    const at = performance.now();
    const before = last.get(name);
    if (before && before.gist === gist && at - before.at < pauseMillis) return;
    last.set(name, { gist, at });
    await note(...args);
  };
}
