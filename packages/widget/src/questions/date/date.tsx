import { checkDate, readDate } from '@earshot/model/rules';
import css from '../field.css?inline';
import { Field } from '../field.tsx';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';

const parts = ['year', 'month', 'day'] as const;

/** What stands in the fields as one text, year first. */
export const dateTyped = (fields: readonly string[]): string => fields.map((field) => field.replace(/-/g, ' ')).join('-');

/** The day of three fields, year first: as `YYYY-MM-DD`, as it was typed where there is no such day, undefined where nothing was. */
export const dayOf = (fields: readonly string[]): string | undefined =>
  fields.some((field) => field.trim()) ? (readDate(fields[2] ?? '', fields[1] ?? '', fields[0] ?? '') ?? dateTyped(fields)) : undefined;

/** A day in three fields: everybody can write one they know by heart, and no order of figures has to be guessed. */
export function DateAnswer(props: QuestionProps) {
  const { words, value, otherText, fault, name, idPrefix, onAnswer } = props;
  const typed = typeof value === 'string' ? (otherText ?? value).split('-') : [];
  return (
    <Group {...props} look="date" note={words('date.example')}>
      <div class="parts">
        {[...parts].reverse().map((part, at) => {
          const place = parts.indexOf(part);
          return (
            <Field
              key={part}
              label={words(`date.${part}`)}
              id={at === 0 ? firstFieldId(idPrefix) : `${idPrefix}-${part}`}
              name={`${name}~${part}`}
              inputMode="numeric"
              autocomplete="off"
              value={typed[place] ?? ''}
              aria-invalid={fault ? true : undefined}
              onInput={
                onAnswer &&
                ((event: { currentTarget: HTMLInputElement }) => {
                  const fields = parts.map((_, each) => (each === place ? event.currentTarget.value : (typed[each] ?? '')));
                  onAnswer(dayOf(fields), dateTyped(fields));
                })
              }
            />
          );
        })}
      </div>
    </Group>
  );
}

export const date: Kind = { Draw: DateAnswer, css, check: checkDate };
