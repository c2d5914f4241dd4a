import { Survey } from '@earshot/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGround, type Ground, NOW, permitSurvey } from '../test/ground.ts';
import { hashKey, makeKey } from './keys.ts';
import { remembering } from './remember.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await aGround();
});
afterAll(async () => {
  await ground[Symbol.asyncDispose]();
});

test('the same version of a survey is the same object until something changes', async () => {
  const { surveys } = ground.context.store;
  const first = await surveys.get('city', 'permit-done', 1);
  expect(await surveys.get('city', 'permit-done', 1)).toBe(first);
  await surveys.setState('city', 'permit-done', 'paused');
  expect((await surveys.get('city', 'permit-done', 1))?.state).toBe('paused');
  expect((await surveys.list('city'))[0]?.state).toBe('paused');
});

test('what was not there is found once it is', async () => {
  const { surveys, sites, agencies } = ground.context.store;
  expect(await surveys.get('city', 'later')).toBeNull();
  await surveys.publish('city', Survey.parse({ ...permitSurvey, id: 'later' }), 'h', NOW);
  expect((await surveys.get('city', 'later'))?.version).toBe(1);

  const key = makeKey('city', 'publishable');
  expect(await sites.findKey('city', hashKey(key))).toBeNull();
  const { id } = await sites.addKey({
    agency: 'city',
    site: 's1',
    kind: 'publishable',
    origins: [],
    scopes: [],
    app: true,
    hash: hashKey(key),
    createdAt: NOW,
  });
  expect((await sites.findKey('city', hashKey(key)))?.id).toBe(id);
  await sites.revokeKey('city', id, NOW);
  expect((await sites.findKey('city', hashKey(key)))?.revokedAt).toBe(NOW);

  const agency = await agencies.get('city');
  await agencies.put({ ...agency!, timeZone: 'Asia/Tokyo' });
  expect((await agencies.get('city'))?.timeZone).toBe('Asia/Tokyo');
});

test('what was read while the clock was ahead is read again once it is put back', async () => {
  const { store } = ground.context;
  let now = NOW + 86_400_000;
  let reads = 0;
  const counted = Object.assign(Object.create(store) as typeof store, {
    agencies: { ...store.agencies, get: async () => void reads++ },
  });
  const { agencies } = remembering(counted, () => now);
  await agencies.get('city');
  await agencies.get('city');
  expect(reads).toBe(1);
  now = NOW;
  await agencies.get('city');
  expect(reads).toBe(2);
});
