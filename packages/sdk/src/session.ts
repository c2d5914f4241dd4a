import { type Agency, type SignIn, StaffUser } from '@earshot/model';
import * as z from 'zod/mini';
import { isRefusedError } from './errors.ts';
import type { Http } from './http.ts';

// By the time an old page reads it an agency may have grown a field: what staff pages cannot do without is checked, the rest is passed on.
const Home = z.looseObject({
  id: z.string(),
  name: z.record(z.string(), z.string()),
  timeZone: z.string(),
  language: z._default(z.string(), 'en'),
  services: z._default(z.array(z.looseObject({ id: z.string() })), []),
}) as unknown as z.ZodMiniType<Agency>;
const Here = z.object({ user: StaffUser, agency: Home });
/** Who is signed in, and where they work. */
export type SignedIn = z.infer<typeof Here>;

/** The staff cookie: for pages of the server's own origin. */
export interface Session {
  /** Who is signed in, or null. */
  current(): Promise<SignedIn | null>;
  /** @throws RefusedError `staff.wrong-password`; BusyError after too many tries, with the seconds to wait */
  signIn(who: SignIn): Promise<SignedIn>;
  signOut(): Promise<void>;
}

export const createSession = (http: Http, remember: (agency: string) => void): Session => {
  const known = (here: SignedIn) => {
    remember(here.agency.id);
    return here;
  };
  return {
    current: () =>
      http.get('v1/session', Here).then(known, (error: unknown) => {
        if (isRefusedError(error) && error.status === 401) return null;
        throw error;
      }),
    // No second try of its own: a person waits in front of it, and tries are counted.
    signIn: async (who) => known(await http.change('post', 'v1/session', Here, { json: who, retry: 0 })),
    signOut: () => http.change('delete', 'v1/session', null, { again: true }),
  };
};
