/** What an agency pastes to bring its surveys to a site. */
export interface SiteTag {
  tag: string;
  manager: string;
  policy: string;
}

/** The tag for an ordinary page, the same for tag managers (which strip attributes), and the sources a strict policy must allow. */
export const tagFor = (server: string, key: string): SiteTag => ({
  tag: `<script async src="${server}/earshot.js" data-key="${key}"></script>`,
  manager: `<script async src="${server}/earshot.js?key=${key}"></script>`,
  policy: `script-src ${server};\nconnect-src ${server};`,
});

/** The origin of a typed address, or null where it is none. People paste whole addresses, with or without a path. */
export function originOf(address: string): string | null {
  try {
    const url = new URL(address.trim());
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname ? url.origin : null;
  } catch {
    return null;
  }
}

/** A site's short name from its origin: `https://www.city.gov` → `www-city-gov`. */
export const siteOf = (origin: string): string =>
  new URL(origin).host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
