import { join } from 'node:path';
import { uuidv7 } from '@earshot/sdk/send';
import { earshot, root } from './command.ts';

/** One answer to the city's survey, as an event. */
export const anAnswer = () => ({
  specversion: '1.0',
  id: uuidv7(),
  source: 'https://www.port-ellery.example',
  type: 'earshot.response.saved',
  time: new Date().toISOString(),
  data: {
    response: uuidv7(),
    revision: 1,
    complete: true,
    survey: 'parking-permit-done',
    version: 1,
    language: 'en',
    channel: 'web',
    answers: [{ question: 'satisfaction', value: 1 + Math.floor(Math.random() * 5) }],
  },
});

/** The city, one survey and a secret key in a data folder; `post` sends one event, `postAll` many, and answers what became of it. */
export async function furnish(data: string) {
  const city = join(root, 'examples/city');
  const agency = ['--agency', 'port-ellery'];
  await earshot(data, 'agency', 'apply', join(city, 'agency.json'));
  await earshot(data, 'survey', 'publish', join(city, 'surveys/parking-permit-done.json'), ...agency);
  const scopes = ['--kind', 'secret', '--scope', 'events,results'];
  const { key } = await earshot<{ key: string }>(data, 'key', 'create', ...agency, '--site', 'api', ...scopes);
  const send = async (url: string, sort: string, body: object): Promise<(string | undefined)[]> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': `application/cloudevents${sort}` };
    const reply = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(body) });
    return ((await reply.json()) as { results?: { status: string }[] }).results?.map(({ status }) => status) ?? [undefined];
  };
  return {
    key,
    post: async (url: string, event: object) => (await send(url, '+json', event))[0],
    /** Sends many in batches, and answers what became of any of them. */
    async postAll(url: string, events: readonly object[]): Promise<Set<string | undefined>> {
      const fates = new Set<string | undefined>();
      for (let at = 0; at < events.length; at += 100)
        for (const fate of await send(url, '-batch+json', events.slice(at, at + 100))) fates.add(fate);
      return fates;
    },
  };
}
