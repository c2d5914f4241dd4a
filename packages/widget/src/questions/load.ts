import type { QuestionKind } from '@earshot/model';
import { preload } from '../ask/preload.ts';
import { integrity } from './integrity.ts';
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

/** Fetches what one kind needs, checked by its hash. @throws when the file does not arrive or is not the one the build made */
export async function loadKind(kind: QuestionKind): Promise<void> {
  if (kind === 'rating' || ready[kind]) return;
  const hash = integrity[`${kind}.js`];
  if (hash) await preload(import.meta.url.replace(/[^/]*$/, `${kind}.js`), hash);
  ready[kind] = await files[kind]();
}
