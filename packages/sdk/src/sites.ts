import { Key, Signal, type SiteOffers } from '@earshot/model';
import * as z from 'zod/mini';
import type { Http } from './http.ts';

export interface NewSite {
  /** A name for it, `[a-z0-9-]`. */
  site: string;
  /** The only origin whose pages may use the key, for example `https://www.city.gov`. */
  origin: string;
  /** For an app, whose requests carry no origin. */
  app?: boolean;
}

const Added = z.object({ id: z.string(), key: z.string(), site: z.string(), origin: z.string() });
/** A new publishable key: the key itself is shown this once. */
export type AddedSite = z.infer<typeof Added>;

/** The sites that show surveys, and their publishable keys. Wants `admin`. */
export interface Sites {
  list(): Promise<Key[]>;
  add(site: NewSite): Promise<AddedSite>;
  /** Whether the site's pages reach the server, and what stops them. */
  signal(site: string, id: string): Promise<Signal>;
  /** From now on the key is refused. */
  revoke(site: string, id: string): Promise<void>;
  /** What a site offers now; anyone with its publishable key may ask. */
  offers(key: string): Promise<SiteOffers>;
}

const Keys = z.object({ items: z.array(Key) });
// An offer may have grown a field by the time an old client reads it.
const Offers = z.object({
  agency: z.string(),
  surveys: z.array(z.looseObject({ id: z.string(), version: z.int(), state: z.string(), offer: z.looseObject({ mode: z.string() }) })),
}) as unknown as z.ZodMiniType<SiteOffers>;

export const createSites = (http: Http): Sites => {
  const path = (site: string, id: string) => `v1/sites/${encodeURIComponent(site)}/keys/${encodeURIComponent(id)}`;
  return {
    list: async () => (await http.get('v1/sites', Keys)).items,
    add: (site) => http.change('post', 'v1/sites', Added, { json: site }),
    signal: (site, id) => http.get(`${path(site, id)}/signal`, Signal),
    revoke: (site, id) => http.change('delete', path(site, id), null, { again: true }),
    offers: (key) => http.get(`v1/sites/${encodeURIComponent(key)}/surveys`, Offers),
  };
};
