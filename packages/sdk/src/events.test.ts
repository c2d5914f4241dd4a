import { describe, expect, test } from 'vitest';
import { answeringServer } from '../test/answering-server.ts';
import { scriptedServer } from '../test/scripted-server.ts';
import { createClient, isRefusedError } from './index.ts';

const score = { measure: 'csat.top2', value: 5, service: 'parking-permit', channel: 'phone' } as const;
const response = {
  survey: 'parking-permit-done',
  version: 1,
  language: 'en',
  channel: 'kiosk',
  complete: true,
  answers: [{ question: 'satisfaction', value: 2 }],
} as const;

describe.concurrent('an event', () => {
  test('of a score carries its envelope and counts once over a lost reply', async () => {
    await using server = await scriptedServer(['take-then-cut']);
    const client = createClient({ url: server.url, key: 'sk_city_abc', source: 'https://calls.city.example' });
    expect(await client.scores.record(score, { time: '2026-11-22T10:00:00Z' })).toMatchObject({ status: 'duplicate' });
    expect(server.stored.size).toBe(1);
    const [event] = JSON.parse(server.requests[0]!.body);
    expect(event).toMatchObject({ specversion: '1.0', source: 'https://calls.city.example', type: 'earshot.score.recorded', data: score });
    expect(server.requests[0]?.contentType).toBe('application/cloudevents-batch+json');
  });

  test('of a page goes as text with the key in the query, so that no preflight is needed', async () => {
    await using server = await scriptedServer();
    const saved = await createClient({ url: server.url, key: 'pk_city_abc' }).responses.save({
      ...response,
      answers: [...response.answers],
    });
    expect(saved.status).toBe('stored');
    const [request] = server.requests;
    expect(request?.contentType).toBe('text/plain');
    expect(new URL(request!.path, server.url).searchParams.get('key')).toBe('pk_city_abc');
    expect(JSON.parse(request!.body)[0].data).toMatchObject({ response: saved.response, revision: 1 });
  });

  test('that is rejected throws its reason', async () => {
    await using server = await answeringServer((reply, { body }) => {
      reply.end(
        JSON.stringify({
          results: [{ id: JSON.parse(body)[0].id, status: 'rejected', reason: 'unknown-measure', detail: 'It said nps2.' }],
        }),
      );
    });
    const error = await createClient({ url: server.url, key: 'sk_city_abc' })
      .scores.record(score)
      .catch((thrown: unknown) => thrown);
    expect(isRefusedError(error) && error.code).toBe('unknown-measure');
    expect(String(error)).toContain('rejected as unknown-measure: It said nps2.');
  });

  test('list of 250 goes in three requests and every one gets its result', async () => {
    await using server = await scriptedServer();
    const client = createClient({ url: server.url, key: 'sk_city_abc' });
    const results = await client.scores.recordAll(Array.from({ length: 250 }, (_, row) => ({ id: `row-${row}`, data: score })));
    expect(results.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, row) => `row-${row}`));
    expect(server.requests).toHaveLength(3);
  });
});
