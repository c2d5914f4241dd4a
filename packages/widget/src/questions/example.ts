import type { SaidQuestion } from '@earshot/model';
import type { QuestionProps } from './question.ts';

/** One question in one state, by name: the gallery, the accessibility tests and the visual tests all draw the same. */
export interface Example {
  name: string;
  question: SaidQuestion;
  state?: Pick<QuestionProps, 'value' | 'otherText' | 'fault'>;
}
