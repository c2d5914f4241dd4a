import { isSealed, sealOf } from '../seal.ts';

/** What a token vouches for: that this server made this form, for this response. */
export interface FormOf {
  agency: string;
  survey: string;
  version: number;
  response: string;
}

/** Long enough for a page left open overnight; a form harvested by a machine is stale by then. */
const LIFETIME_MS = 24 * 3_600_000;

/** The whole of a SHA-256: a form has room for it. */
const SEAL_BYTES = 32;

const said = ({ agency, survey, version, response }: FormOf, at: string): string => `${agency}/${survey}/${version}/${response}/${at}`;

/** Signs a form: when it was made, and a seal over that and what it is for. */
export function signForm(key: Buffer, form: FormOf, now: number): string {
  const at = Math.floor(now).toString(36);
  return `${at}.${sealOf(key, said(form, at), SEAL_BYTES)}`;
}

/** Whether a form that came back is one of ours, and still fresh. */
export function checkForm(key: Buffer, form: FormOf, token: string, now: number): 'good' | 'expired' | 'forged' {
  const [, at, seal] = /^([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token) ?? [];
  if (!at || !seal) return 'forged';
  if (!isSealed(key, said(form, at), SEAL_BYTES, seal)) return 'forged';
  return now - Number.parseInt(at, 36) > LIFETIME_MS ? 'expired' : 'good';
}
