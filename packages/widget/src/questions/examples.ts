/** Every named example of every kind of question. */

import { choiceExamples } from './choice/choice.examples.ts';
import { choicesExamples } from './choices/choices.examples.ts';
import type { Example } from './example.ts';
import { ratingExamples } from './rating/rating.examples.ts';
import { textExamples } from './text/text.examples.ts';
import { yesnoExamples } from './yesno/yesno.examples.ts';

export type { Example } from './example.ts';

export const examples: readonly Example[] = [...ratingExamples, ...yesnoExamples, ...choiceExamples, ...choicesExamples, ...textExamples];
