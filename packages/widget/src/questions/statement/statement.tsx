import { Notes, Prompt } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';

/** Says something: there is nothing to leave out, so nothing is called optional. */
export const Statement = (props: QuestionProps) => (
  <div class="question statement">
    <Prompt {...props} question={{ ...props.question, required: true }} />
    <Notes {...props} />
  </div>
);

export const statement: Kind = { Draw: Statement, css: '' };
