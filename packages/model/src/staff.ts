import * as z from 'zod/mini';
import { AgencyId } from './agency.ts';

/** admin: everything · supervisor: reads responses, works cases · analyst: reads results and responses. */
export const Role = z.enum(['admin', 'supervisor', 'analyst']);
export type Role = z.infer<typeof Role>;

export const StaffUser = z.object({ agency: AgencyId, email: z.email(), name: z.string(), role: Role });
export type StaffUser = z.infer<typeof StaffUser>;

export const SignIn = z.strictObject({ email: z.email(), password: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(1024)) });
export type SignIn = z.infer<typeof SignIn>;
