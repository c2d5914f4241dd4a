import { autonym } from '@earshot/model/rules';
import { formatLocale, hasWords, words } from './words.ts';

const languages = new Intl.DisplayNames([formatLocale], { type: 'language' });

/** A language as staff read it. */
export function shortLanguageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A language as staff read it, with its own name where that differs: "Polish (Polski)". */
export function languageName(tag: string): string {
  const name = shortLanguageName(tag);
  const own = autonym(tag);
  return own.toLowerCase() === name.toLowerCase() ? name : `${name} (${own})`;
}

/** A channel in words; one that a newer server may send shows its id. */
export const channelName = (id: string): string => {
  const key = `channel.${id}`;
  return hasWords(key) ? words(key) : id;
};
