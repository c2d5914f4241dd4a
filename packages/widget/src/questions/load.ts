import type { QuestionKind, SaidQuestion } from '@earshot/model';
import { importFile } from '../ask/file.ts';
import { loadPause } from '../parts/load.ts';
import type { Kind } from './kind.ts';
import { drawn } from './rating/drawn.ts';
import { rating } from './rating/rating.tsx';

const files: { readonly [name in QuestionKind]?: () => Promise<Kind> } = {
  yesno: () => import('./yesno/yesno.tsx').then(({ yesno }) => yesno),
  choice: () => import('./choice/choice.tsx').then(({ choice }) => choice),
  choices: () => import('./choices/choices.tsx').then(({ choices }) => choices),
  text: () => import('./text/text.tsx').then(({ text }) => text),
};

/** Kinds that can be drawn now. A rating comes with the first file: most surveys begin with one, and many end there. */
export const ready: Partial<Record<QuestionKind, Kind>> = { rating };

/** Fetches how points stand in a line, and the figures beside them. @throws when their file does not arrive unharmed */
export async function loadFigures(): Promise<void> {
  drawn.figures ??= await importFile('figures', () => import('./rating/figures.ts').then(({ figures }) => figures));
}

/** Fetches what one question needs. @throws when its file does not arrive unharmed */
export async function loadQuestion({ kind, look = 'words', options }: Pick<SaidQuestion, 'kind' | 'look' | 'options'>): Promise<void> {
  const pause = (kind === 'text' || options?.some(({ other }) => other)) && loadPause();
  const file = files[kind];
  ready[kind] ??= file ? await importFile(kind, file) : await (await importFile('further', () => import('./further.ts'))).loadFurther(kind);
  if (look !== 'words') await loadFigures();
  await pause;
}

/** Style of every question fetched so far. */
export const readyStyles = (): string[] => [drawn.figures?.css ?? '', ...Object.values(ready).map(({ css }) => css)];
