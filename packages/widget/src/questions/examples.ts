/** Every named example of every kind of question. */

import { cesExamples } from './ces/ces.examples.ts';
import { choiceExamples } from './choice/choice.examples.ts';
import { choicesExamples } from './choices/choices.examples.ts';
import { consentExamples } from './consent/consent.examples.ts';
import { contactExamples } from './contact/contact.examples.ts';
import { dateExamples } from './date/date.examples.ts';
import type { Example } from './example.ts';
import { matrixExamples } from './matrix/matrix.examples.ts';
import { npsExamples } from './nps/nps.examples.ts';
import { numberExamples } from './number/number.examples.ts';
import { rankExamples } from './rank/rank.examples.ts';
import { ratingExamples } from './rating/rating.examples.ts';
import { statementExamples } from './statement/statement.examples.ts';
import { textExamples } from './text/text.examples.ts';
import { yesnoExamples } from './yesno/yesno.examples.ts';

export type { Example } from './example.ts';

export const examples: readonly Example[] = [
  ...ratingExamples,
  ...npsExamples,
  ...cesExamples,
  ...yesnoExamples,
  ...choiceExamples,
  ...choicesExamples,
  ...textExamples,
  ...numberExamples,
  ...dateExamples,
  ...matrixExamples,
  ...rankExamples,
  ...contactExamples,
  ...consentExamples,
  ...statementExamples,
];
