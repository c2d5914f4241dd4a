import type { QuestionKind, SaidQuestion } from '@earshot/model';
import { importFile } from '../ask/file.ts';
import type { Kind } from './kind.ts';
import { drawn } from './rating/drawn.ts';
import { rating } from './rating/rating.tsx';

/** Kinds that can be drawn now. A rating comes with the first file: most surveys begin with one, and many end there. */
export const ready: Partial<Record<QuestionKind, Kind>> = { rating };

/** Fetches how points stand in a line, and the figures beside them. @throws when their file does not arrive unharmed */
export async function loadFigures(): Promise<void> {
  drawn.figures ??= (await importFile('figures')).figures;
}

/** The kinds with a file of their own, so that nothing stands between them and the page; `further` knows where all others are. */
const files = { yesno: 'yesno', choice: 'options', choices: 'options', text: 'text' } as const;
const hasFile = (kind: QuestionKind): kind is keyof typeof files => kind in files;

/** Fetches what one question needs. @throws when its file does not arrive unharmed */
export async function loadQuestion({ kind, look = 'words' }: Pick<SaidQuestion, 'kind' | 'look'>): Promise<void> {
  ready[kind] ??= hasFile(kind)
    ? ((await importFile(files[kind])) as { [name in QuestionKind]?: Kind })[kind]!
    : await (await importFile('further')).loadFurther(kind);
  if (look !== 'words') await loadFigures();
}

/** Style of every question fetched so far. */
export const readyStyles = (): (string | undefined)[] => [drawn.figures?.css, ...Object.values(ready).map(({ css }) => css)];
