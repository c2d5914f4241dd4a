import { checkNumber, readNumber } from '@earshot/model/rules';
import css from '../field.css?inline';
import { describedBy, Notes, Prompt } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';
import { Say } from '../say.tsx';

/** A number in the digits of any script. A plain field: spinners change a number by accident, and say nothing of what they took away. */
export function NumberAnswer(props: QuestionProps) {
  const { question, words, value, otherText, fault, name, idPrefix, onAnswer } = props;
  const { min, max, decimals = 0, unit } = question;
  const note =
    min === undefined && max === undefined
      ? undefined
      : words(min === undefined ? 'number.high' : max === undefined ? 'number.low' : 'number.range', { low: min ?? 0, high: max ?? 0 });
  return (
    <div class={`question amount${fault ? ' faulty' : ''}`}>
      <label for={firstFieldId(idPrefix)}>
        <Prompt {...props} />
      </label>
      <Notes {...props} note={note} />
      <div class="figure">
        <input
          type="text"
          // A telephone's number keys have no minus.
          inputMode={min !== undefined && min < 0 ? undefined : decimals ? 'decimal' : 'numeric'}
          id={firstFieldId(idPrefix)}
          name={name}
          value={value === undefined ? '' : (otherText ?? `${value}`)}
          autocomplete="off"
          aria-describedby={[describedBy(props, note), unit && `${idPrefix}-unit`].filter(Boolean).join(' ') || undefined}
          aria-invalid={fault ? true : undefined}
          onInput={
            onAnswer &&
            (({ currentTarget: { value: typed } }) => onAnswer(typed.trim() ? (readNumber(typed, decimals) ?? typed) : undefined, typed))
          }
        />
        {unit && (
          <span id={`${idPrefix}-unit`}>
            <Say text={unit} />
          </span>
        )}
      </div>
    </div>
  );
}

export const number: Kind = { Draw: NumberAnswer, css, check: checkNumber };
