import type { QuestionKind } from '@earshot/model';
import { importFile } from '../ask/file.ts';
import type { Kind } from './kind.ts';
import { rating } from './rating/rating.tsx';

const files: Record<Exclude<QuestionKind, 'rating'>, () => Promise<Kind>> = {
  yesno: () => import('./yesno/yesno.tsx').then(({ yesno }) => yesno),
  choice: () => import('./choice/choice.tsx').then(({ choice }) => choice),
  choices: () => import('./choices/choices.tsx').then(({ choices }) => choices),
  text: () => import('./text/text.tsx').then(({ text }) => text),
};

/** Kinds that can be drawn now. A rating comes with the first file: most surveys begin with one, and many end there. */
export const ready: Partial<Record<QuestionKind, Kind>> = { rating };

/** Fetches what one kind needs. @throws when its file does not arrive unharmed */
export async function loadKind(kind: QuestionKind): Promise<void> {
  if (kind !== 'rating') ready[kind] ??= await importFile(kind, files[kind]);
}
