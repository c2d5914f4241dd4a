import type { Check } from '@earshot/model/rules';
import type { ComponentType } from 'preact';
import type { QuestionProps } from './question.ts';

/** One kind of question: how it is drawn, the rules of style it adds, and what can be wrong with an answer: nothing, where every control gives one that is right. */
export interface Kind {
  Draw: ComponentType<QuestionProps>;
  css: string;
  check?: Check;
}
