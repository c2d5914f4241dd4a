import { checkText, codePoints } from '@earshot/model/rules';
import { describedBy, Notes, Prompt } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';
import css from './text.css?inline';

/** Words in the person's own. Over-long text stays as it was typed and is explained; nothing is cut. */
export function TextAnswer(props: QuestionProps) {
  const { question, words, value, fault, name, idPrefix, onAnswer } = props;
  const text = typeof value === 'string' ? value : '';
  const most = question.maxLength ?? 1200;
  const left = most - codePoints(text);
  const note = words('text.private');
  return (
    <div class={`question text${fault ? ' faulty' : ''}`}>
      <label for={firstFieldId(idPrefix)}>
        <Prompt {...props} />
      </label>
      <Notes {...props} note={note} />
      <textarea
        id={firstFieldId(idPrefix)}
        name={name}
        rows={4}
        dir="auto"
        value={text}
        aria-describedby={`${describedBy(props, note)} ${idPrefix}-limit`}
        aria-invalid={fault ? true : undefined}
        onInput={onAnswer && ((event) => onAnswer(event.currentTarget.value))}
      />
      <p class={`hint${left < 0 ? ' over' : ''}`} id={`${idPrefix}-limit`}>
        {left < 0 ? words('text.over', { count: -left }) : words('text.left', { count: left })}
      </p>
    </div>
  );
}

export const text: Kind = { Draw: TextAnswer, css, check: checkText };
