import { StaffUser } from '@earshot/model';
import * as z from 'zod/mini';
import type { Http } from './http.ts';

/** What the first person tells: the agency, and who they are. */
export interface FirstAccount {
  /** From the link that `earshot serve` printed. */
  token: string;
  /** The name as it is written in the agency's language. */
  agency: { id: string; name: string; timeZone: string; language: string };
  email: string;
  name: string;
  password: string;
}

export interface Setup {
  /** Whether a first account may still be made. */
  isOpen(): Promise<boolean>;
  /** Makes the agency and its first account and signs in. @throws RefusedError `setup.token-invalid` */
  finish(account: FirstAccount): Promise<StaffUser>;
}

const Open = z.object({ open: z.boolean() });
const Made = z.object({ user: StaffUser });

export const createSetup = (http: Http, remember: (agency: string) => void): Setup => ({
  isOpen: async () => (await http.get('v1/setup', Open)).open,
  async finish(account) {
    const { user } = await http.change('post', 'v1/setup', Made, { json: account });
    remember(user.agency);
    return user;
  },
});
