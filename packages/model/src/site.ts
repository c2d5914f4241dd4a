import * as z from 'zod/mini';
import { Slug } from './text.ts';

/** What a secret key may do. */
export const Scope = z.enum(['events', 'results', 'responses:read', 'cases', 'surveys', 'admin']);
export type Scope = z.infer<typeof Scope>;

export const KeyKind = z.enum(['publishable', 'secret']);
export type KeyKind = z.infer<typeof KeyKind>;

/** `https://host[:port]`, compared whole; plain http is allowed too, for intranets and local work. */
export const Origin = /* @__PURE__ */ z.string().check(
  z.refine(
    (text) => {
      try {
        const url = new URL(text);
        return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
      } catch {
        return false;
      }
    },
    { error: 'must be a whole origin such as https://www.city.gov, without a path' },
  ),
);

/** A key as it may be shown: never the key itself, of which only a hash is kept. */
export const Key = z.object({
  id: z.string(),
  agency: z.string(),
  site: Slug,
  kind: KeyKind,
  origins: z.array(z.string()),
  scopes: z.array(Scope),
  /** Made for an app: an absent Origin is accepted. */
  app: z.boolean(),
  createdAt: z.number(),
  /** From when it is refused; lies ahead while the key that replaces it takes over. */
  revokedAt: z.nullable(z.number()),
});
export type Key = z.infer<typeof Key>;

/** Whether a key is refused at a time, in epoch milliseconds. */
export const isRevoked = ({ revokedAt }: Pick<Key, 'revokedAt'>, at: number): boolean => revokedAt !== null && revokedAt <= at;

/** Whether a page's tag reaches the server, for the light in "Add to a site". */
export const Signal = z.object({
  state: z.enum(['waiting', 'receiving', 'stopped']),
  /** What stops it: `origin-not-allowed`, `key-revoked`, `no-survey-here`. */
  reason: z.nullable(z.string()),
  /** The origin that was refused or last seen. */
  origin: z.nullable(z.string()),
  at: z.nullable(z.number()),
});
export type Signal = z.infer<typeof Signal>;
