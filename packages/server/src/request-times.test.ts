import fc from 'fast-check';
import { Histogram, type Metric, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { RequestTimes } from './request-times.ts';

const lines = async (registry: Registry) => (await registry.metrics()).split('\n').sort();

test("the hand-kept times read like the library's own histogram", async () => {
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    route: fc.constantFrom('/v1/events', '/s/:agency/:survey', 'none'),
    status: fc.constantFrom(200, 204, 303, 404, 503),
    // Sixty-fourths add up the same in any order.
    seconds: fc.oneof(
      fc.nat({ max: 800 }).map((n) => n / 64),
      fc.constantFrom(0.25, 0.5, 1),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 40 }), async (requests) => {
      const ours = new Registry();
      const times = new RequestTimes();
      ours.registerMetric(times as unknown as Metric);
      const theirs = new Registry();
      const histogram = new Histogram({
        name: 'earshot_http_request_seconds',
        help: 'Requests answered, by route and class of status.',
        labelNames: ['method', 'route', 'status'],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
        registers: [theirs],
      });
      for (const { method, route, status, seconds } of requests) {
        times.add(method, route, status, seconds);
        histogram.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
      }
      expect(await lines(ours)).toEqual(await lines(theirs));
    }),
  );
});
