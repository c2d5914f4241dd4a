import type { Text } from '@earshot/model';
import { session } from './session.ts';

/** A text of a survey in the language of the staff, else the first it was written in, with the tag it then needs. */
export function said(text: Text | undefined): { text: string; lang?: string } {
  if (!text) return { text: '' };
  const wanted = session.value?.agency.language ?? 'en';
  const own = text[wanted] ?? text[wanted.split('-')[0] ?? ''] ?? text.en;
  if (own !== undefined) return { text: own };
  const [lang, first] = Object.entries(text)[0] ?? ['', ''];
  return { text: first, lang };
}

/** The same where no `lang` can be set: titles, options, sentences. */
export const plain = (text: Text | undefined): string => said(text).text;
