import { anEvent, aResponse, fixedClock, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Starting a real server takes its time on a busy machine. */
const SLOW = 60_000;

const clock = fixedClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ settings: { clock } });
}, SLOW);
afterAll(() => server.close(), SLOW);

interface Message {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** Reads one stream, message by message. */
async function listen(headers: Record<string, string>, path = '/v1/live') {
  const reply = await server.ask('GET', path, undefined, headers);
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (event: string): Promise<Message> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${event}`);
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      if (field('event') === event) return { id: field('id'), event, data: JSON.parse(field('data')) };
    }
  };
  return { reply, next, hangUp: () => reader.cancel(), ended: () => reader.closed };
}

const send = (value: number, survey = 'parking-permit-done') =>
  server.send(anEvent(aResponse({ survey, answers: [{ question: 'satisfaction', value }] }), clock()));

describe('the live stream', () => {
  it('says hello, then what is counted, written and opened, each once it is durable', async () => {
    const stream = await listen(await server.signIn());
    expect(stream.reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.reply.headers.get('cache-control')).toBe('no-store');
    expect((await stream.next('hello')).data).toEqual({ now: clock() });
    const low = aResponse({
      answers: [
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: 'The queue was far too long' },
      ],
    });
    await server.send(anEvent(low, clock()));
    expect((await stream.next('counts')).data).toEqual({ survey: 'parking-permit-done', days: ['2026-11-22'], at: clock() });
    await stream.hangUp();

    const again = await listen(await server.signIn());
    await again.next('hello');
    const { items } = (await (await server.ask('GET', '/v1/cases')).json()) as { items: { id: string }[] };
    const { id } = items[0]!;
    await server.ask('PATCH', `/v1/cases/${id}`, { note: 'Seen' });
    expect((await again.next('case')).data).toEqual({ survey: 'parking-permit-done', id });
    await again.hangUp();
  });

  it('tells who comes back which surveys changed meanwhile, and to reset when it cannot know', async () => {
    const authorization = `Bearer ${server.secretKey}`;
    const first = await listen({ authorization });
    const { id } = await first.next('hello');
    await first.hangUp();
    await send(5);
    await send(4);
    const second = await listen({ authorization, 'last-event-id': id });
    const missed = await second.next('counts');
    expect(missed.data).toMatchObject({ survey: 'parking-permit-done' });
    await second.hangUp();
    const third = await listen({ authorization, 'last-event-id': missed.id });
    await send(3);
    expect((await third.next('counts')).id).not.toBe(missed.id);
    await third.hangUp();
    const foreign = await listen({ authorization, 'last-event-id': '1-1' });
    expect((await foreign.next('reset')).data).toEqual({});
    await foreign.hangUp();
  });

  it('is closed to who may not read results', async () => {
    expect((await listen({})).reply.status).toBe(401);
    expect((await listen({ authorization: `Bearer ${server.publishableKey}` })).reply.status).toBe(403);
  });

  it('is not held open for somebody who asks for its headers alone', async () => {
    expect((await server.ask('HEAD', '/v1/live', undefined, { authorization: `Bearer ${server.secretKey}` })).status).toBe(404);
  });

  it('ends when the server stops', async () => {
    const other = await startServer({ settings: { clock } });
    const reply = await other.ask('GET', '/v1/live');
    const reader = reply.body!.getReader();
    await reader.read();
    await other.close();
    for (let done = false; !done; ) ({ done } = await reader.read());
  });
});
