import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';
import { Rating } from '../rating/rating.tsx';

/** Agreement on seven points. */
export const Ces = (props: QuestionProps) => (
  <Rating
    {...props}
    question={{ ...props.question, look: 'numbers', points: 7, labels: [props.words('ces.low'), props.words('ces.high')] }}
  />
);

export const ces: Kind = { Draw: Ces, css: '' };
