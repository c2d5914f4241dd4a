import { RATHER_NOT } from '@earshot/model/rules';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import css from '../other.css?inline';
import { Other } from '../other.tsx';
import type { QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';
import { Say } from '../say.tsx';

/** One of several options. A segment, which says who the person is, tells why it is asked. */
export function Choice(props: QuestionProps) {
  const { question, words, value, otherText, onAnswer } = props;
  return (
    <Group {...props} look="choice" note={question.segment && words('choice.segment')}>
      <div class="rows">
        {question.options?.map(({ id, label, other }, at) => [
          <Row
            key={id}
            of={props}
            at={at + 1}
            value={id}
            checked={value === id}
            onChoose={() => onAnswer?.(id, other ? otherText : undefined)}
          >
            <Say text={label} />
          </Row>,
          other && <Other key="other" {...props} onWords={(text) => onAnswer?.(id, text)} />,
        ])}
        {question.ratherNot && (
          <Row
            of={props}
            at={(question.options?.length ?? 0) + 1}
            value={RATHER_NOT}
            checked={value === RATHER_NOT}
            onChoose={() => onAnswer?.(RATHER_NOT)}
          >
            {words('question.ratherNot')}
          </Row>
        )}
      </div>
    </Group>
  );
}

export const choice: Kind = { Draw: Choice, css };
