import { Agency, AgencyId, EarshotError, isRevoked, type Key, type KeyKind, Origin, readAs, Scope, Slug } from '@earshot/model';
import * as z from 'zod/mini';
import { hashKey, makeKey } from '../../keys.ts';
import { agencyOf, type Ground } from './ground.ts';

const NewKey = z.strictObject({
  agency: AgencyId,
  site: Slug,
  kind: z.enum(['publishable', 'secret']),
  origins: z.array(Origin),
  scopes: z.array(Scope),
  app: z.boolean(),
});
export type NewKey = z.infer<typeof NewKey>;

/** What may not be asked of a kind of key. */
const misuse = ({
  kind,
  origins,
  scopes,
  app,
}: {
  kind: KeyKind;
  origins: string[];
  scopes: string[];
  app: boolean;
}): string | undefined => {
  if (kind === 'secret' && (origins.length > 0 || app))
    return 'A secret key never sits in a page: it takes --scope, not --origin or --app.';
  if (kind === 'secret' && scopes.length === 0) return `A secret key wants --scope: ${Scope.options.join(', ')}.`;
  if (kind === 'publishable' && scopes.length > 0)
    return 'A publishable key can only send answers: it takes --origin or --app, not --scope.';
  if (kind === 'publishable' && origins.length === 0 && !app)
    return 'A publishable key wants the --origin of the pages it may sit in, or --app.';
  return undefined;
};

/** Makes a key, shown this once; an agency that is not there yet is made with its id as name and its days in UTC. */
export async function createKey({ store, clock }: Ground, asked: NewKey): Promise<{ id: string; key: string }> {
  const { value, faults } = readAs(NewKey, asked);
  if (faults) throw new EarshotError('request.invalid', 'The key cannot be made like that.', { faults });
  const wrong = misuse(value);
  if (wrong) throw new EarshotError('request.invalid', wrong);
  if (!(await store.agencies.get(value.agency))) {
    await store.agencies.put(z.parse(Agency, { id: value.agency, name: { en: value.agency }, timeZone: 'UTC' }));
  }
  const key = makeKey(value.agency, value.kind);
  const { id } = await store.sites.addKey({ ...value, hash: hashKey(key), createdAt: clock() });
  return { id, key };
}

/** Every key of an agency, revoked ones too; never the keys themselves. */
export async function listKeys(ground: Ground, { agency }: { agency?: string }): Promise<{ items: Key[] }> {
  return { items: await ground.store.sites.keys(await agencyOf(ground, agency)) };
}

/** Takes a key back. Running servers refuse it within five seconds. */
export async function revokeKey(ground: Ground, { agency, id }: { agency?: string; id: string }): Promise<{ id: string; revoked: true }> {
  const revoked = await ground.store.sites.revokeKey(await agencyOf(ground, agency), id, ground.clock());
  if (!revoked) throw new EarshotError('key.unknown', `There is no key ${id} that could be revoked.`);
  return { id, revoked };
}

const DAY = 86_400_000;
const Rotation = z.strictObject({ agency: z.optional(AgencyId), id: z.string(), overlapDays: z.int().check(z.gte(0), z.lte(365)) });

/**
 * Makes the key that replaces another: for the same site, origins and scopes. The old one still works for `overlapDays`, so that pages and
 * systems change over one by one. The new key is there before the old one is given its end: nobody is ever left without.
 */
export async function rotateKey(
  ground: Ground,
  asked: z.infer<typeof Rotation>,
): Promise<{ id: string; key: string; replaces: string; endsAt: number }> {
  const { value, faults } = readAs(Rotation, asked);
  if (faults) throw new EarshotError('request.invalid', 'The key cannot be replaced like that.', { faults });
  const agency = await agencyOf(ground, value.agency);
  const { store, clock } = ground;
  const old = (await store.sites.keys(agency)).find(({ id }) => id === value.id);
  if (!old || isRevoked(old, clock())) throw new EarshotError('key.unknown', `There is no key ${value.id} that could be replaced.`);
  const key = makeKey(agency, old.kind);
  const { id } = await store.sites.addKey({ ...old, hash: hashKey(key), createdAt: clock() });
  const endsAt = clock() + value.overlapDays * DAY;
  await store.sites.revokeKey(agency, old.id, endsAt);
  return { id, key, replaces: old.id, endsAt: Math.min(endsAt, old.revokedAt ?? endsAt) };
}
