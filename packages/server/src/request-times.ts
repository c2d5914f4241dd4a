/** Seconds; the first bucket holds what a group commit on a fast disk takes. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Requests of one method, route and class of status. */
interface Series {
  labels: { method: string; route: string; status: string };
  /** How many took up to each bound and longer than the one before; the last holds what took longer than all. */
  buckets: number[];
  sum: number;
}

/**
 * How long requests took, as a Prometheus histogram. Adding is two look-ups and an increment, where the library's own histogram checks,
 * sorts and joins its labels for every request; the text is made when somebody asks.
 */
export class RequestTimes {
  readonly name = 'earshot_http_request_seconds';
  readonly help = 'Requests answered, by route and class of status.';
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  readonly #routes = new Map<string, Map<string, Series>>();

  /** `route` is a pattern, of which there are as many as routes. */
  add(method: string, route: string, status: number, seconds: number): void {
    const ofRoute = this.#routes.get(route) ?? new Map<string, Series>();
    this.#routes.set(route, ofRoute);
    const name = `${method} ${Math.floor(status / 100)}`;
    let series = ofRoute.get(name);
    if (!series) {
      const labels = { method, route, status: `${Math.floor(status / 100)}xx` };
      series = { labels, buckets: new Array<number>(bounds.length + 1).fill(0), sum: 0 };
      ofRoute.set(name, series);
    }
    let bucket = 0;
    while (bucket < bounds.length && seconds > bounds[bucket]!) bucket++;
    series.buckets[bucket]!++;
    series.sum += seconds;
  }

  /** As prom-client asks its metrics for their values. */
  async get(): Promise<object> {
    const { name, help, type, aggregator } = this;
    const values: object[] = [];
    for (const { labels, buckets, sum } of [...this.#routes.values()].flatMap((ofRoute) => [...ofRoute.values()])) {
      let count = 0;
      buckets.forEach((n, i) => {
        count += n;
        values.push({ labels: { le: bounds[i] ?? '+Inf', ...labels }, value: count, metricName: `${name}_bucket` });
      });
      values.push({ labels, value: sum, metricName: `${name}_sum` }, { labels, value: count, metricName: `${name}_count` });
    }
    return { name, help, type, aggregator, values };
  }

  reset(): void {
    this.#routes.clear();
  }
}
