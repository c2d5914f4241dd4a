import { EarshotError, type Role, type StaffUser } from '@earshot/model';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { StaffUsers } from './store.ts';

type Row = Schema['staff'];
const read = ({ agency, email, name, role }: Pick<Row, 'agency' | 'email' | 'name' | 'role'>): StaffUser => ({
  agency,
  email,
  name,
  role: role as Role,
});

/** Addresses are compared as people mean them: case does not tell two accounts apart. */
const asKept = (email: string) => email.trim().toLowerCase();

export const staffOf = (db: Kysely<Schema>): StaffUsers => {
  const change = async (agency: string, email: string, set: Partial<Row>): Promise<boolean> => {
    const query = db.updateTable('staff').set(set).where('agency', '=', agency).where('email', '=', asKept(email));
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  };
  /** A new password, a new role and leaving end what was signed in before. */
  const signOut = (agency: string, email: string) =>
    db.deleteFrom('session').where('agency', '=', agency).where('email', '=', asKept(email)).execute();

  return {
    async add({ agency, email, name, role, passwordHash }, at) {
      const row = { agency, email: asKept(email), name, role, password_hash: passwordHash, added_at: at };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('staff')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (!numInsertedOrUpdatedRows) throw new EarshotError('staff.exists', 'Somebody already signs in with this address.');
    },
    async find(email) {
      const row = await db.selectFrom('staff').selectAll().where('email', '=', asKept(email)).executeTakeFirst();
      return row ? { ...read(row), passwordHash: row.password_hash } : null;
    },
    list: async (agency) => (await db.selectFrom('staff').selectAll().where('agency', '=', agency).orderBy('email').execute()).map(read),
    async setPassword(agency, email, passwordHash) {
      await signOut(agency, email);
      return change(agency, email, { password_hash: passwordHash });
    },
    setRole: (agency, email, role) => change(agency, email, { role }),
    async remove(agency, email) {
      await signOut(agency, email);
      const query = db.deleteFrom('staff').where('agency', '=', agency).where('email', '=', asKept(email));
      return (await query.executeTakeFirst()).numDeletedRows === 1n;
    },
    any: async () => (await db.selectFrom('staff').select('agency').limit(1).executeTakeFirst()) !== undefined,
    async openSession({ hash, agency, email, expiresAt }) {
      await db
        .insertInto('session')
        .values({ agency, hash, email: asKept(email), expires_at: expiresAt })
        .execute();
    },
    async session(hash, now) {
      const row = await db
        .selectFrom('session')
        .innerJoin('staff', (join) => join.onRef('staff.agency', '=', 'session.agency').onRef('staff.email', '=', 'session.email'))
        .select(['staff.agency', 'staff.email', 'staff.name', 'staff.role', 'session.expires_at'])
        .where('session.hash', '=', hash)
        .where('session.expires_at', '>', now)
        .executeTakeFirst();
      return row ? { hash, user: read(row), expiresAt: row.expires_at } : null;
    },
    async keepSession(hash, expiresAt) {
      await db.updateTable('session').set({ expires_at: expiresAt }).where('hash', '=', hash).execute();
    },
    async closeSession(hash) {
      await db.deleteFrom('session').where('hash', '=', hash).execute();
    },
    async forgetSessions(endedBy) {
      return Number((await db.deleteFrom('session').where('expires_at', '<=', endedBy).executeTakeFirst()).numDeletedRows);
    },
  };
};
