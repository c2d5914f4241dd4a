import { EventsReply } from '@earshot/model';
import { describe, expect, type TestContext, test } from 'vitest';
import { anAnswer } from '../../test/an-event.ts';
import { type Step, scriptedServer, until } from '../../test/scripted-server.ts';
import { createSender, type SendState } from './index.ts';

/** A sender against a real server on this machine, with everything it said. */
async function setUp({ onTestFinished }: TestContext, ...steps: Step[]) {
  const server = await scriptedServer(steps);
  const said: string[] = [];
  const onState = (_: string, state: SendState, reason?: string) => said.push(reason ? `${state}: ${reason}` : state);
  const sender = createSender({ url: server.url, key: 'pk_city_abc', onState });
  onTestFinished(async () => {
    sender.stop();
    await server.close();
  });
  return { server, sender, said };
}

describe.concurrent('a sender', () => {
  test('posts a batch as plain text with the key and its clock', async (context) => {
    const { server, sender, said } = await setUp(context);
    const event = anAnswer();
    expect(await sender.send(event, { keep: true })).toBe('sent');
    expect(said).toEqual(['sending', 'sent']);
    const [request] = server.requests;
    expect(request?.contentType).toMatch(/^text\/plain/);
    expect(JSON.parse(request!.body)).toEqual([event]);
    const query = new URL(request!.path, server.url).searchParams;
    expect(query.get('key')).toBe('pk_city_abc');
    expect(Number(query.get('sent'))).toBeLessThanOrEqual(Date.now());
    expect(await sender.pending()).toEqual([]);
  });

  for (const step of [
    { status: 503 },
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 500 },
    'cut',
    'take-then-cut',
  ] satisfies Step[])
    test(`sends the very same event again after ${JSON.stringify(step)} and counts once`, async (context) => {
      const { server, sender } = await setUp(context, step);
      const event = anAnswer();
      expect(await sender.send(event, { keep: true })).toBe('sent');
      expect(server.requests).toHaveLength(2);
      expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
      expect([...server.stored.keys()]).toEqual([event.id]);
    });

  test('never comes back before the server asked, not even with another event', async (context) => {
    const { server, sender } = await setUp(context, { status: 503, headers: { 'retry-after': '2' } });
    const first = sender.send(anAnswer(), { keep: true });
    await until(() => server.requests.length === 1);
    // The reply has to reach the sender before it can obey it.
    await new Promise((next) => setTimeout(next, 200));
    const second = sender.send(anAnswer(), { keep: true });
    expect(await Promise.all([first, second])).toEqual(['sent', 'sent']);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]!.at - server.requests[0]!.at).toBeGreaterThanOrEqual(1_990);
    expect(JSON.parse(server.requests[1]!.body)).toHaveLength(2);
  });

  test('says "sending", never "kept", where no device storage holds the answer', async (context) => {
    const { server, sender, said } = await setUp(context, { status: 503 }, { status: 503 });
    const event = anAnswer();
    const outcome = sender.send(event, { keep: true });
    await until(() => server.requests.length === 2);
    expect(said).toEqual(['sending']);
    expect(await sender.pending()).toMatchObject([{ id: event.id, survey: 'parking-permit-done' }]);
    expect(await outcome).toBe('sent');
    expect(said).toEqual(['sending', 'sent']);
  });

  test('tries once more when the server stays silent', async (context) => {
    const { server, sender } = await setUp(context, 'hang');
    expect(await sender.send(anAnswer())).toBe('sent');
    expect(server.requests).toHaveLength(2);
  });

  test('gives up at once on a refusal that would repeat, and says its code', async (context) => {
    const { server, sender, said } = await setUp(context, { status: 403, body: { code: 'key.origin-not-allowed' } });
    expect(await sender.send(anAnswer())).toBe('refused');
    expect(said).toEqual(['sending', 'refused: key.origin-not-allowed']);
    expect(server.requests).toHaveLength(1);
  });

  test('believes no refusal that is not ours: a proxy in between may say anything', async (context) => {
    const { server, sender } = await setUp(context, { status: 404, body: '<h1>Not here</h1>' }, { status: 403, body: 'Blocked' });
    expect(await sender.send(anAnswer())).toBe('sent');
    expect(server.requests).toHaveLength(3);
  });

  test('tells which case of their own a person opened', async ({ onTestFinished }) => {
    const event = anAnswer();
    const opened = { reference: 'C-4F7K2Q9B', token: 'city.4F7K2Q9B-x' };
    const server = await scriptedServer([{ status: 200, body: { results: [{ id: event.id, status: 'stored', case: opened }] } }]);
    onTestFinished(() => server.close());
    const told: unknown[] = [];
    const onState: NonNullable<Parameters<typeof createSender>[0]['onState']> = (_, state, __, its) => told.push([state, its]);
    const sender = createSender({ url: server.url, key: 'pk_city_abc', onState });
    await sender.send(event, { keep: true });
    expect(told).toEqual([
      ['sending', undefined],
      ['sent', opened],
    ]);
  });

  test('believes no 200 that is not an events reply', async (context) => {
    const { server, sender } = await setUp(
      context,
      { status: 200, body: '<h1>Welcome to the café</h1>' },
      { status: 200, body: { results: [] } },
    );
    expect(await sender.send(anAnswer())).toBe('sent');
    expect(server.requests).toHaveLength(3);
  });

  test('follows no redirect', async (context) => {
    const { server, sender } = await setUp(context, { status: 302, headers: { location: '/elsewhere' } });
    expect(await sender.send(anAnswer())).toBe('sent');
    expect(server.requests.map(({ path }) => path.startsWith('/v1/events'))).toEqual([true, true]);
  });

  test('calls a quarantined event sent and a rejected one refused', async (context) => {
    const { sender, said } = await setUp(context);
    expect(await sender.send(anAnswer({ source: 'https://late.example' }))).toBe('sent');
    expect(await sender.send(anAnswer({ source: 'https://refused.example' }))).toBe('refused');
    expect(said.at(-1)).toBe('refused: unknown-survey');
  });

  test('forgets an answer on request and does not send it again', async (context) => {
    const { server, sender, said } = await setUp(context, { status: 503 });
    const event = anAnswer();
    const outcome = sender.send(event, { keep: true });
    await until(() => server.requests.length === 1);
    await sender.forget(event.id);
    expect(await outcome).toBe('refused');
    expect(said.at(-1)).toBe('refused: forgotten');
    await sender.send(anAnswer());
    expect(server.stored.has(event.id)).toBe(false);
    expect(await sender.pending()).toEqual([]);
  });

  test('keeps at most a hundred events that nobody asked to keep', async (context) => {
    const { sender } = await setUp(context, ...Array<Step>(101).fill('hang'));
    for (let sent = 0; sent < 100; sent++) void sender.send(anAnswer());
    expect(await sender.send(anAnswer())).toBe('refused');
  });

  test('sends a long answer that no keepalive request could carry', async (context) => {
    const { server, sender } = await setUp(context);
    expect(await sender.send(anAnswer({ why: 'é'.repeat(30_000) }), { keep: true })).toBe('sent');
    expect(server.requests[0]!.bytes).toBeGreaterThan(60_000);
  });
});

test('the scripted server answers as the contract says', async () => {
  await using server = await scriptedServer();
  const reply = await fetch(`${server.url}/v1/events?key=k`, { method: 'POST', body: JSON.stringify([anAnswer()]) });
  expect(EventsReply.safeParse(await reply.json()).success).toBe(true);
});
