/** Token buckets by name. */
export interface Buckets {
  /**
   * Undefined when that many more may come, else the seconds until they may.
   * @param rate that many come to be a second
   * @param most that many at once @default twice the rate
   * @param n how many are taken @default 1
   */
  take(name: string, rate: number, most?: number, n?: number): number | undefined;
}

/** Beyond this many, the one that was longest quiet is forgotten: by then it is mostly full again, and a flood never forgets its own. */
const MOST = 50_000;

export function createBuckets(clock: () => number): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name, rate, most = rate * 2, n = 1) {
      const now = clock();
      const known = buckets.get(name);
      const tokens = known ? Math.min(most, known.tokens + (Math.max(0, now - known.at) / 1000) * rate) : most;
      const wanted = Math.min(n, most);
      // Set anew, so that the map stays in the order of use.
      buckets.delete(name);
      if (!known && buckets.size >= MOST) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
      buckets.set(name, { tokens: tokens < wanted ? tokens : tokens - wanted, at: now });
      return tokens < wanted ? Math.max(1, Math.ceil((wanted - tokens) / rate)) : undefined;
    },
  };
}
