import type { QuestionProps } from './question.ts';

/** The words beside an "other" option. The theme shows it once its option is chosen, so the plain form needs no script. */
export const Other = ({ name, words, otherText, idPrefix, onWords }: QuestionProps & { onWords: (text: string) => void }) => (
  <label class="other">
    <span>{words('choice.other')}</span>
    <input
      type="text"
      dir="auto"
      id={`${idPrefix}-other`}
      name={`${name}~other`}
      value={otherText ?? ''}
      autocomplete="off"
      onInput={(event) => onWords(event.currentTarget.value)}
    />
  </label>
);
