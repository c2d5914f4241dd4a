import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';

/** Yes or no, side by side where there is room. */
export const YesNo = (props: QuestionProps) => (
  <Group {...props} look="yesno">
    <div class="pair">
      {(['yes', 'no'] as const).map((answer, at) => (
        <Row key={answer} of={props} at={at + 1} value={answer} checked={props.value === answer} onChoose={() => props.onAnswer?.(answer)}>
          {props.words(`yesno.${answer}`)}
        </Row>
      ))}
    </div>
  </Group>
);

export const yesno: Kind = { Draw: YesNo, css: '' };
