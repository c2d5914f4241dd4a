import type { ComponentType } from 'preact';
import type { QuestionProps } from './question.ts';

/** One kind of question: how it is drawn and the rules of style it adds. */
export interface Kind {
  Draw: ComponentType<QuestionProps>;
  css: string;
}
