// One process that loads a server: a fixed number of requests over keep-alive sockets, so that the client costs as little as it can.
// Requests are whole before the clock starts, replies are read into one buffer a socket, and of each the status, the length and the fate
// of every event are checked. argv: host port connections requests eventsPerRequest key answers|offers → one JSON line on stdout.
import { connect } from 'node:net';
import { event, offer } from './events.ts';

const [host = '127.0.0.1', port = '0', connections = '64', requests = '1000', perRequest = '1', key = '', what = 'answers'] =
  process.argv.slice(2);
const total = Number(requests);
const each = Number(perRequest);
const make = what === 'offers' ? offer : event;

const request = (n: number): Buffer => {
  const events = Array.from({ length: each }, (_, i) => make(n * each + i));
  const body = Buffer.from(JSON.stringify(events));
  const head = `POST /v1/events HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/cloudevents-batch+json\r\nAuthorization: Bearer ${key}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
};
const prepared = Array.from({ length: total }, (_, n) => request(n));

/** A reply says some 60 bytes of each event, and its head has less than 1,000. */
const REPLY_BYTES = 4_096 + 256 * each;

const fate = '"status":"stored"';

const latencies = new Float64Array(total);
let answered = 0;
let next = 0;
let stored = 0;
let refused = 0;

const lane = () =>
  new Promise<void>((done, fail) => {
    let sentAt = 0;
    let reply = '';
    /** Of the whole reply, once its head is there. */
    let expected = 0;
    const send = () => {
      const body = prepared[next++];
      if (!body) return void socket.end(done);
      sentAt = performance.now();
      socket.write(body);
    };
    const onData = (size: number, buffer: Uint8Array): boolean => {
      reply += (buffer as Buffer).toString('latin1', 0, size);
      if (expected === 0) {
        const headEnd = reply.indexOf('\r\n\r\n');
        if (headEnd < 0) return true;
        const said = reply.indexOf('content-length: ');
        if (said < 0 || said > headEnd) fail(new Error(`a reply without a length: ${reply.slice(0, headEnd)}`));
        expected = headEnd + 4 + Number.parseInt(reply.slice(said + 16, said + 24), 10);
      }
      if (reply.length < expected) return true;
      latencies[answered++] = performance.now() - sentAt;
      if (reply.startsWith('HTTP/1.1 200')) stored += each === 1 ? Number(reply.includes(fate)) : reply.split(fate).length - 1;
      else refused++;
      reply = '';
      expected = 0;
      send();
      return true;
    };
    const socket = connect({
      port: Number(port),
      host,
      noDelay: true,
      onread: { buffer: Buffer.allocUnsafe(REPLY_BYTES), callback: onData },
    });
    socket.on('connect', send);
    socket.on('error', fail);
  });

const before = process.cpuUsage();
const started = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, lane));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const sorted = latencies.subarray(0, answered).sort();
const at = (share: number) => sorted[Math.min(answered - 1, Math.floor(answered * share))] ?? 0;
const report = {
  events: stored,
  refused,
  seconds,
  perSecond: stored / seconds,
  p50: at(0.5),
  p99: at(0.99),
  micros: (user + system) / stored,
};
console.log(JSON.stringify(report));
