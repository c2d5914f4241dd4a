import { checkChoices, RATHER_NOT, saysRatherNot } from '@earshot/model/rules';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import css from '../other.css?inline';
import { Other } from '../other.tsx';
import type { QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';
import { Say } from '../say.tsx';

/** Several options at once. Going over `max` is never prevented, only explained: a blocked box does not say why. */
export function Choices(props: QuestionProps) {
  const { question, words, value, otherText, onAnswer } = props;
  const { options = [], max } = question;
  const declined = saysRatherNot(value);
  const chosen = Array.isArray(value) && !declined ? value : [];
  // In the order of the options, not of the clicks: the same choice is the same answer.
  const give = (ids: string[], text = otherText) =>
    onAnswer?.(
      options.map(({ id }) => id).filter((id) => ids.includes(id)),
      options.some(({ id, other }) => other && ids.includes(id)) ? text : undefined,
    );
  return (
    <Group {...props} look="choices" note={max ? words('choices.max', { count: max }) : words('choices.any')}>
      <div class="rows">
        {options.map(({ id, label, other }, at) => {
          const checked = chosen.includes(id);
          return [
            <Row
              key={id}
              of={props}
              kind="checkbox"
              at={at + 1}
              value={id}
              checked={checked}
              onChoose={() => give(checked ? chosen.filter((one) => one !== id) : [...chosen, id])}
            >
              <Say text={label} />
            </Row>,
            other && <Other key="other" {...props} onWords={(text) => give(chosen, text)} />,
          ];
        })}
        {question.ratherNot && (
          <Row
            of={props}
            kind="checkbox"
            at={options.length + 1}
            value={RATHER_NOT}
            checked={declined}
            onChoose={() => onAnswer?.(declined ? undefined : [RATHER_NOT])}
          >
            {words('question.ratherNot')}
          </Row>
        )}
      </div>
    </Group>
  );
}

export const choices: Kind = { Draw: Choices, css, check: checkChoices };
