// One process that loads a server: a fixed number of requests over keep-alive sockets, so that the client costs as little as it can.
// argv: host port connections requests eventsPerRequest key → one JSON line on stdout.
import { connect } from 'node:net';
import { event } from './events.ts';

const [host = '127.0.0.1', port = '0', connections = '64', requests = '1000', perRequest = '1', key = ''] = process.argv.slice(2);
const total = Number(requests);
const each = Number(perRequest);

const request = (n: number): Buffer => {
  const events = Array.from({ length: each }, (_, i) => event(n * each + i));
  const body = Buffer.from(JSON.stringify(events));
  const head = `POST /v1/events HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/cloudevents-batch+json\r\nAuthorization: Bearer ${key}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
};
const prepared = Array.from({ length: total }, (_, n) => request(n));

const latencies: number[] = [];
let next = 0;
let stored = 0;
let refused = 0;

const lane = () =>
  new Promise<void>((done, fail) => {
    const socket = connect(Number(port), host);
    socket.setNoDelay(true);
    let sentAt = 0;
    let reply = '';
    const send = () => {
      const body = prepared[next++];
      if (!body) return void socket.end(done);
      sentAt = performance.now();
      socket.write(body);
    };
    socket.on('connect', send);
    socket.on('error', fail);
    socket.on('data', (chunk) => {
      reply += chunk.toString('latin1');
      const headEnd = reply.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(reply)?.[1] ?? 0);
      if (reply.length < headEnd + 4 + length) return;
      latencies.push(performance.now() - sentAt);
      if (reply.startsWith('HTTP/1.1 200')) stored += reply.split('"stored"').length - 1;
      else refused++;
      reply = '';
      send();
    });
  });

const started = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, lane));
const seconds = (performance.now() - started) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
console.log(JSON.stringify({ events: stored, refused, seconds, perSecond: stored / seconds, p50: at(0.5), p99: at(0.99) }));
