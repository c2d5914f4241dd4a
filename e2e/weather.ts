import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the way to the server is like. `busy` and `crowded` are the server's own ways of refusing: 503 and 429 with Retry-After and CORS. `down` cuts the connection. */
export type Sky = 'fine' | 'busy' | 'crowded' | 'down';

export interface Weather {
  url: string;
  sky: Sky;
  /** Event requests that did not get through. */
  refused: number;
  close(): void;
}

/** Stands before a real server and lets events through, or not; everything else always passes. */
export async function startWeather(target: () => string): Promise<Weather> {
  const server = createServer((incoming, reply) => {
    if (incoming.url?.startsWith('/v1/events') && weather.sky !== 'fine') {
      weather.refused++;
      incoming.resume();
      if (weather.sky === 'down') return void incoming.socket.destroy();
      const headers = { 'retry-after': '1', 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };
      const [status, code] = weather.sky === 'busy' ? [503, 'server.busy'] : [429, 'request.too-many'];
      return void reply.writeHead(status, { ...headers, 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, code }));
    }
    const onward = request(new URL(incoming.url ?? '/', target()), { method: incoming.method, headers: incoming.headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    reply.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const weather: Weather = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sky: 'fine',
    refused: 0,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return weather;
}
