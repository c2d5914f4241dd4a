import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';
import { plain, Say } from '../say.tsx';
import css from './rank.css?inline';

export type Way = 'up' | 'down';

/** The order after one step; at an end nothing moves. */
export function moved(order: readonly string[], id: string, way: Way): string[] {
  const from = order.indexOf(id);
  const to = from + (way === 'up' ? -1 : 1);
  const after = [...order];
  if (from >= 0 && to >= 0 && to < order.length) after.splice(to, 0, ...after.splice(from, 1));
  return after;
}

/**
 * Things in an order, moved by buttons or by the arrow keys on them; without a script each button sends the form. Until something
 * is moved it is no answer: the order that happened to be shown is nobody's opinion.
 */
export function Rank(props: QuestionProps) {
  const { question, words, name, value, otherText = '', idPrefix, onAnswer } = props;
  const options = new Map((question.options ?? []).map(({ id, label }) => [id, label]));
  const ids = [...options.keys()];
  const order = Array.isArray(value) && value.length === ids.length && ids.every((id) => value.includes(id)) ? value : ids;
  const last = otherText.replace(/:\w+$/, '');
  const move = (button: HTMLElement, id: string, way: Way) => {
    onAnswer?.(moved(order, id, way), `${id}:${way}`);
    // The row went elsewhere, and a control that is moved loses the focus.
    button.focus();
  };
  return (
    <Group {...props} look="rank" note={words('rank.hint')}>
      <ol class="rows">
        {order.map((id, at) => (
          <li key={id} class="row">
            <span class="number" aria-hidden="true">
              {words('rating.number', { point: at + 1 })}
            </span>
            <span class="word">
              <Say text={options.get(id) ?? id} />
            </span>
            {(['up', 'down'] as const).map((way) => (
              <button
                key={way}
                type={onAnswer ? 'button' : 'submit'}
                name="~go"
                value={`move:${id}:${way}`}
                id={at === 0 && way === 'down' ? firstFieldId(idPrefix) : `${idPrefix}-${id}-${way}`}
                aria-label={words(`rank.${way}`, { label: plain(options.get(id) ?? id) })}
                aria-disabled={at === (way === 'up' ? 0 : order.length - 1) ? true : undefined}
                autofocus={!onAnswer && otherText === `${id}:${way}`}
                onClick={onAnswer && (({ currentTarget }) => move(currentTarget, id, way))}
                onKeyDown={
                  onAnswer &&
                  ((event) => {
                    const key = { ArrowUp: 'up', ArrowDown: 'down' }[event.key] as Way | undefined;
                    if (!key) return;
                    event.preventDefault();
                    move(event.currentTarget, id, key);
                  })
                }
              >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d={way === 'up' ? 'M3 9.5l5-5 5 5' : 'M3 6.5l5 5 5-5'} />
                </svg>
              </button>
            ))}
          </li>
        ))}
      </ol>
      {!onAnswer && value !== undefined && order.map((id) => <input key={id} type="hidden" name={name} value={id} />)}
      <p role="status" class="unseen">
        {value !== undefined &&
          options.has(last) &&
          words('rank.place', { label: plain(options.get(last)!), place: order.indexOf(last) + 1, total: order.length })}
      </p>
    </Group>
  );
}

export const rank: Kind = { Draw: Rank, css };
