/** The questions as pure components with their style: in the page, and rendered to HTML by a server. */

import type { QuestionKind } from '@earshot/model';
import { choice } from './choice/choice.tsx';
import { choices } from './choices/choices.tsx';
import type { Kind } from './kind.ts';
import questionCss from './question.css?inline';
import { drawn } from './rating/drawn.ts';
import { figures } from './rating/figures.ts';
import { rating } from './rating/rating.tsx';
import { text } from './text/text.tsx';
import { yesno } from './yesno/yesno.tsx';

export type { Kind } from './kind.ts';
export { firstFieldId, promptId, type QuestionProps } from './question.ts';
export { Say } from './say.tsx';

drawn.figures = figures;

/** How each kind is drawn, all of them at once: for servers, where nothing is fetched late. */
export const kinds: Readonly<Record<QuestionKind, Kind>> = { rating, yesno, choice, choices, text };

/** The style of every question, to follow the tokens of `@earshot/widget/theme`. */
export const questionStyle: string = [questionCss, figures.css, ...Object.values(kinds).map(({ css }) => css)].join('');
