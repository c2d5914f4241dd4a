/** A token bucket per name: `rate` a second, and twice as many at once. */
export interface Buckets {
  /** Undefined when one more may come, else the seconds until it may. */
  take(name: string, rate: number): number | undefined;
}

/** Forgotten beyond this many: a bucket that is forgotten is full again, which errs on the side of the sender. */
const MOST = 50_000;

export function createBuckets(clock: () => number): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name, rate) {
      const now = clock();
      let bucket = buckets.get(name);
      if (!bucket) {
        if (buckets.size >= MOST) buckets.clear();
        bucket = { tokens: rate * 2, at: now };
        buckets.set(name, bucket);
      }
      bucket.tokens = Math.min(rate * 2, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate);
      bucket.at = now;
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / rate));
      bucket.tokens--;
      return undefined;
    },
  };
}
