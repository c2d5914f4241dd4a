import { describe, expect, test } from 'vitest';
import { type Answer, answeringServer } from '../test/answering-server.ts';
import { createClient, isRefusedError, type LiveEvent } from './index.ts';

/** Says these messages; `cut` ends the connection after them. */
const saying =
  (text: string, { cut = false } = {}): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
    if (cut) response.end();
  };
const counts = (id: number) => `id: ${id}\nevent: counts\ndata: {"survey":"s1","days":["2026-11-22"],"at":${id}}\n\n`;

describe.concurrent('the live stream', () => {
  test('hears typed events, passes over what it does not know, and ends when it is left', async () => {
    await using server = await answeringServer(
      saying(
        `id: 1\nevent: hello\ndata: {"now":5}\n\n:\n\nevent: dance\ndata: {}\n\nevent: server\ndata: {"keeping":"slow"}\n\nevent: counts\ndata: no\n\n${counts(2)}`,
      ),
    );
    const heard: LiveEvent[] = [];
    for await (const event of createClient({ url: server.url, key: 'sk_city_abc' }).live()) {
      heard.push(event);
      if (event.type === 'counts') break;
    }
    expect(heard).toEqual([
      { type: 'hello', now: 5 },
      { type: 'server', keeping: 'slow' },
      { type: 'counts', survey: 's1', days: ['2026-11-22'], at: 2 },
    ]);
    expect(server.asked[0]?.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer sk_city_abc' });
  });

  test('connects again and says what it heard last', async () => {
    await using server = await answeringServer(
      saying(counts(1), { cut: true }),
      { status: 503, headers: { 'retry-after': '1' } },
      saying(counts(2)),
    );
    const ats: number[] = [];
    const states: string[] = [];
    for await (const event of createClient({ url: server.url }).live({ onState: (state) => states.push(state) })) {
      if (event.type === 'counts') ats.push(event.at);
      if (ats.length === 2) break;
    }
    expect(ats).toEqual([1, 2]);
    expect(server.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1', '1']);
    expect(server.asked[2]!.at - server.asked[1]!.at).toBeGreaterThanOrEqual(990);
    expect(states).toEqual(['open', 'waiting', 'waiting', 'open']);
  });

  test('ends with the refusal when it is not allowed', async () => {
    await using server = await answeringServer({ status: 401, body: { code: 'staff.not-signed-in', detail: 'Nobody is signed in.' } });
    const error = await createClient({ url: server.url })
      .live()
      [Symbol.asyncIterator]()
      .next()
      .catch((thrown: unknown) => thrown);
    expect(isRefusedError(error) && error.code).toBe('staff.not-signed-in');
  });

  test('ends quietly when it is aborted, also between two tries', async () => {
    await using server = await answeringServer(saying(counts(1), { cut: true }));
    const stop = new AbortController();
    const heard: LiveEvent[] = [];
    for await (const event of createClient({ url: server.url }).live({
      signal: stop.signal,
      onState: (state) => state === 'waiting' && stop.abort(),
    }))
      heard.push(event);
    expect(heard).toHaveLength(1);
  });

  test('ends quietly when it is aborted while it listens', async () => {
    await using server = await answeringServer(saying(counts(1)));
    const stop = new AbortController();
    for await (const _ of createClient({ url: server.url }).live({ signal: stop.signal })) stop.abort();
    expect(server.asked).toHaveLength(1);
  });
});
