import type { Agency, Survey } from '@earshot/model';
import { describe, expect, it } from 'vitest';
import { type Open, useStore } from './opening.ts';

const anAgency = (id: string): Agency => ({
  id,
  name: { en: 'City' },
  timeZone: 'Europe/London',
  language: 'en',
  services: [],
  queues: [],
  contact: [],
  holidays: [],
});
const survey = (title: string, id = 'permit'): Survey => ({
  id,
  service: 'permits',
  title: { en: title },
  languages: { en: { source: true } },
  questions: [{ id: 'why', kind: 'text', prompt: { en: 'Why?' }, maxLength: 1200 }],
  offer: { mode: 'inline', where: [], sample: 1, waitDays: 30 },
  basis: 'self-selected',
  allowMachine: false,
});

export const surveysContract = (open: Open) => {
  describe('agencies', () => {
    const use = useStore(open);

    it('are kept whole and replaced whole', async () => {
      expect(await use.store.agencies.get(use.agency)).toBeNull();
      const city = anAgency(use.agency);
      await use.store.agencies.put(city);
      await use.store.agencies.put({ ...city, id: `${use.agency}-b` });
      await use.store.agencies.put({ ...city, name: { en: 'The City' } });
      expect(await use.store.agencies.get(use.agency)).toEqual({ ...city, name: { en: 'The City' } });
      expect((await use.store.agencies.list()).map(({ id }) => id)).toEqual([use.agency, `${use.agency}-b`]);
    });
  });

  describe('surveys', () => {
    const use = useStore(open);

    it('get a new version for new content and keep the old one as it was', async () => {
      expect(await use.store.surveys.publish(use.agency, survey('One'), 'h1', 10)).toEqual({ id: 'permit', version: 1, isNew: true });
      expect(await use.store.surveys.publish(use.agency, survey('Two'), 'h2', 20)).toEqual({ id: 'permit', version: 2, isNew: true });
      expect(await use.store.surveys.get(use.agency, 'permit')).toEqual({
        agency: use.agency,
        version: 2,
        publishedAt: 20,
        state: 'live',
        survey: survey('Two'),
      });
      expect((await use.store.surveys.get(use.agency, 'permit', 1))?.survey.title).toEqual({ en: 'One' });
      expect(await use.store.surveys.get(use.agency, 'permit', 3)).toBeNull();
      expect(await use.store.surveys.get('town', 'permit')).toBeNull();
    });

    it('go back to an earlier version when its content is published again', async () => {
      await use.store.surveys.publish(use.agency, survey('One'), 'h1', 10);
      await use.store.surveys.publish(use.agency, survey('Two'), 'h2', 20);
      expect(await use.store.surveys.publish(use.agency, survey('One'), 'h1', 30)).toEqual({ id: 'permit', version: 1, isNew: false });
      expect(await use.store.surveys.get(use.agency, 'permit')).toMatchObject({ version: 1, publishedAt: 10 });
    });

    it('keep their state over a new version, and list the latest of each', async () => {
      await use.store.surveys.publish(use.agency, survey('One'), 'h1', 10);
      await use.store.surveys.publish(use.agency, survey('Other', 'bins'), 'h3', 10);
      expect(await use.store.surveys.setState(use.agency, 'permit', 'paused')).toBe(true);
      expect(await use.store.surveys.setState(use.agency, 'nothing', 'paused')).toBe(false);
      await use.store.surveys.publish(use.agency, survey('Two'), 'h2', 20);
      const listed = await use.store.surveys.list(use.agency);
      expect(listed.map(({ survey: { id }, version, state }) => [id, version, state])).toEqual([
        ['bins', 1, 'live'],
        ['permit', 2, 'paused'],
      ]);
    });
  });
};
