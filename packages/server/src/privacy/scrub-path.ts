import { findPersonal } from '@earshot/model/rules/personal';

/** Stands for a part of a path that names a person or opens a door. */
const HIDDEN = '…';

const uuid = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;
/** Sixteen hexadecimal digits are 64 bits, twenty mixed characters more: drawn to be guessed by nobody. Words of a title have dashes between them. */
const token = /(?=[^/]*\d)[\da-f]{16,}|(?=[\w~+=%]*\d)(?=[\w~+=%]*[a-z])[\w~+=%]{20,}/i;
/** Numbers of accounts and of people; articles and years have fewer digits. A day is no secret. */
const longNumber = /(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{8,}/;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const says = (part: string): boolean => {
  const text = decoded(part);
  return text.includes('@') || uuid.test(text) || token.test(text) || longNumber.test(text) || findPersonal(text).length > 0;
};

const scrubbed = (page: string): string =>
  page
    .split(/[?#;]/, 1)[0]!
    .split('/')
    .map((part) => (part !== '' && says(part) ? HIDDEN : part))
    .join('/');

/** Paths that say nothing of anybody: a site's few come again with nearly every answer, and to look through one costs 30 µs. */
const ordinary = new Set<string>();
const MOST_ORDINARY = 1_000;

/**
 * The path of a page as it may be kept: without query, fragment and parameters, and with a sign in place of each part that looks like
 * an address, a number of somebody's, or a link of somebody's own. Pages of one kind then also stand under one path.
 */
export function scrubPath(page: string): string {
  if (ordinary.has(page)) return page;
  const kept = scrubbed(page);
  if (kept === page) {
    if (ordinary.size >= MOST_ORDINARY) ordinary.clear();
    ordinary.add(page);
  }
  return kept;
}
