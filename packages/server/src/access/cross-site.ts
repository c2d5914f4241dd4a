import { EarshotError } from '@earshot/model';

/** What of a request tells where it was made. */
export interface Made {
  method: string;
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined };
  /** `host[:port]` as the browser sees it. */
  host: string;
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of this server made the request. Browsers send `Sec-Fetch-Site` to https and localhost; on plain http the Origin's host
 * must be ours. `undefined` when neither header says anything: no browser of this decade writes without both.
 */
export function isOwnPage({ headers, host }: Made, publicUrl?: string): boolean | undefined {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (headers.origin === undefined) return undefined;
  try {
    const origin = new URL(headers.origin);
    return origin.host === host || (publicUrl !== undefined && origin.origin === new URL(publicUrl).origin);
  } catch {
    return false;
  }
}

/**
 * Refuses a write that rides on somebody's cookie unless a page of this server made it: SameSite=Lax alone trusts sibling sites of
 * the agency's domain.
 * @throws EarshotError `staff.cross-site`
 */
export function refuseCrossSite(made: Made, publicUrl?: string): void {
  if (reads.has(made.method) || isOwnPage(made, publicUrl) === true) return;
  throw new EarshotError('staff.cross-site', 'This change was asked for by another site. Make it in the dashboard, or with a secret key.');
}

/** For sign-in, where no cookie exists yet: refuses another site's page, lets a program through. @throws EarshotError `staff.cross-site` */
export function refuseOtherPages(made: Made, publicUrl?: string): void {
  if (isOwnPage(made, publicUrl) !== false) return;
  throw new EarshotError('staff.cross-site', 'Another site asked to sign somebody in here.');
}
