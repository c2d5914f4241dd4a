/** The questions as pure components with their style: in the page, and rendered to HTML by a server. */

import type { QuestionKind } from '@earshot/model';
import { ces } from './ces/ces.tsx';
import { choice } from './choice/choice.tsx';
import { choices } from './choices/choices.tsx';
import { consent } from './consent/consent.tsx';
import { contact } from './contact/contact.tsx';
import { date } from './date/date.tsx';
import type { Kind } from './kind.ts';
import { matrix } from './matrix/matrix.tsx';
import { nps } from './nps/nps.tsx';
import { number } from './number/number.tsx';
import questionCss from './question.css?inline';
import { rank } from './rank/rank.tsx';
import { drawn } from './rating/drawn.ts';
import { figures } from './rating/figures.tsx';
import { rating } from './rating/rating.tsx';
import { statement } from './statement/statement.tsx';
import { text } from './text/text.tsx';
import { yesno } from './yesno/yesno.tsx';

export type { Kind } from './kind.ts';
export { dateTyped, dayOf } from './date/date.tsx';
export { moved, type Way } from './rank/rank.tsx';
export { firstFieldId, promptId, type QuestionProps } from './question.ts';
export { Say } from './say.tsx';

drawn.figures = figures;

/** How each kind is drawn, all of them at once: for servers, where nothing is fetched late. */
export const kinds: Readonly<Record<QuestionKind, Kind>> = {
  rating,
  nps,
  ces,
  yesno,
  choice,
  choices,
  text,
  number,
  date,
  matrix,
  rank,
  contact,
  consent,
  statement,
};

/** The style of every question, to follow the tokens of `@earshot/widget/theme`. */
export const questionStyle: string = [questionCss, figures.css, ...new Set(Object.values(kinds).map(({ css }) => css))].join('');
