import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';
import { Rating } from '../rating/rating.tsx';
import css from './nps.css?inline';

/** Eleven points in one row where there is room, else in rows of six or four: never smaller targets. */
export const Nps = (props: QuestionProps) => (
  <Rating
    {...props}
    least={0}
    question={{ ...props.question, look: 'numbers', points: 11, labels: [props.words('nps.low'), props.words('nps.high')] }}
  />
);

export const nps: Kind = { Draw: Nps, css };
