import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import type { QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';

/** One box, unticked. Left or unticked again it is no answer: silence is neither yes nor no. */
export const Consent = (props: QuestionProps) => (
  <Group {...props} look="consent">
    <div class="rows">
      <Row
        of={props}
        kind="checkbox"
        at={1}
        value="true"
        checked={props.value === true}
        onChoose={() => props.onAnswer?.(props.value === true ? undefined : true)}
      >
        {props.words('consent.yes')}
      </Row>
    </div>
  </Group>
);

export const consent: Kind = { Draw: Consent, css: '' };
