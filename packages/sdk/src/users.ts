import { type Role, StaffUser } from '@earshot/model';
import * as z from 'zod/mini';
import type { Http } from './http.ts';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  password: string;
}

/** The people who work with the answers. */
export interface Users {
  /** Wants a supervisor. */
  list(): Promise<StaffUser[]>;
  /** Wants an admin. @throws RefusedError `staff.exists` */
  add(user: NewUser): Promise<StaffUser>;
}

const All = z.object({ items: z.array(StaffUser) });

export const createUsers = (http: Http): Users => ({
  list: async () => (await http.get('v1/users', All)).items,
  add: (user) => http.change('post', 'v1/users', StaffUser, { json: user }),
});
