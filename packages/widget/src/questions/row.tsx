import type { ComponentChildren } from 'preact';
import { firstFieldId, type QuestionProps } from './question.ts';

interface RowProps {
  of: QuestionProps;
  kind?: 'radio' | 'checkbox';
  /** Place in the drawing, from 1: the first is where an error leads. */
  at: number;
  value: string;
  checked: boolean;
  onChoose: () => void;
  children: ComponentChildren;
  /** A figure at the end of the row. */
  end?: ComponentChildren;
}

/** One answer to choose: a native control inside its label, which is the whole target. */
export const Row = ({ of, kind = 'radio', at, value, checked, onChoose, children, end }: RowProps) => (
  <label class="row">
    <input
      type={kind}
      id={at === 1 ? firstFieldId(of.idPrefix) : `${of.idPrefix}-${at}`}
      name={of.name}
      value={value}
      checked={checked}
      onChange={of.onAnswer && onChoose}
    />
    <span class="word">{children}</span>
    {end}
  </label>
);
