import { anEvent, aResponse, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from './commands/commands.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ origins: ['https://www.city.gov'] });
});
afterAll(() => server.close());

const quick = () =>
  anEvent(
    aResponse({
      openedMs: 3,
      answers: [
        { question: 'satisfaction', value: 5 },
        { question: 'why', value: 'Quick and easy' },
      ],
    }),
  );
const send = (events: unknown[]) =>
  fetch(`${server.url}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.publishableKey}`,
      'content-type': 'application/cloudevents-batch+json',
      origin: 'https://www.city.gov',
    },
    body: JSON.stringify(events),
  });

test('lists what waits with what was said, lets in and leaves out, by name and by reason', async () => {
  await send([quick(), quick(), quick()]);
  const { ground } = server;
  const listed = await perform(ground, 'quarantine.list', { limit: 10 });
  expect(listed.tally).toEqual([{ reason: 'too-quick', n: 3 }]);
  expect(listed.items[0]?.said?.answers).toContainEqual({ question: 'why', value: 'Quick and easy' });
  const ids = [listed.items[0]!.id];
  expect(await perform(ground, 'quarantine.decide', { deed: 'accept', ids })).toEqual({ done: 1, left: 0 });
  expect(await perform(ground, 'quarantine.decide', { deed: 'accept', ids })).toEqual({ done: 0, left: 1 });
  expect(await perform(ground, 'quarantine.decide', { deed: 'discard', reason: 'too-quick' })).toEqual({ done: 2, left: 0 });
  expect((await perform(ground, 'quarantine.list', { limit: 10 })).tally).toEqual([]);
  expect((await perform(ground, 'quarantine.list', { limit: 10, verdict: 'discarded' })).items).toHaveLength(2);
  expect(await ground.store.upkeep.books(server.agency)).toMatchObject({ received: 3, stored: 1, quarantined: 2 });
  await expect(perform(ground, 'quarantine.decide', { deed: 'accept', ids: ['junk'] })).rejects.toMatchObject({ code: 'request.invalid' });
});
