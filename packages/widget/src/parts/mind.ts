import { importFile } from '../ask/file.ts';
import type { SessionState } from '../flow/session.ts';
import { wordsOf } from '../flow/written.ts';
import { late } from './load.ts';

/** Addresses have their sign and every number has two digits, in whatever script: words with neither name nobody. */
export const mayName = (words: string): boolean => /[@\ufe6b\uff20]|\p{N}\P{N}*\p{N}/u.test(words);

/** Fetches what looks at the words on show before they go on, if there may be something to find. Where that fails they go on without a look. */
export async function mind({ survey, current, held }: SessionState): Promise<void> {
  const words = wordsOf(current, held[current.id]);
  const named = mayName(words);
  if (!named && !(words && survey.urgent)) return;
  try {
    if (named) late.personal ??= await importFile('personal');
    late.pause ??= (await importFile('pause')).pause;
  } catch {
    // Tried again at the next press.
  }
}
