import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { expect, test } from 'vitest';
import { aGround, aResponse, ORIGIN } from '../../test/ground.ts';

test('takes what the official client library sends, structured and binary', async () => {
  await using ground = await aGround();
  const make = () =>
    new CloudEvent({ source: ORIGIN, type: 'earshot.response.saved', data: aResponse(), subject: 'ignored', traceparent: '00-abc-def-01' });
  const send = async ({ headers, body }: Message<unknown>) =>
    ground.app.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { ...(headers as Record<string, string>), authorization: `Bearer ${ground.sk}` },
      payload: body as string,
    });
  const event = make();
  for (const message of [HTTP.structured(event), HTTP.binary(make())]) {
    expect((await send(message)).json()).toMatchObject({ results: [{ status: 'stored' }] });
  }
  expect((await send(HTTP.binary(event))).json()).toEqual({ results: [{ id: event.id, status: 'duplicate' }] });
});
