import { useState } from 'preact/hooks';
import { go, withQuery } from '../router.ts';
import { lengths, period } from '../state/period.ts';
import { today } from '../state/session.ts';
import { type WordKey, words } from '../words/words.ts';

/** What the numbers are about: a few lengths up to today, or own dates. Kept in the address. */
export function PeriodPicker() {
  const { length, from, to } = period.value;
  const [own, setOwn] = useState(false);
  const custom = own || length === 'custom';
  const pick = (value: string) => {
    setOwn(value === 'custom');
    go(withQuery(value === 'custom' ? { period: null, from, to } : { period: value === '30d' ? null : value, from: null, to: null }), {
      replace: true,
    });
  };
  const move = (ends: { from?: string; to?: string }) => {
    const next = { from, to, ...ends };
    if (next.from && next.to && next.from <= next.to) go(withQuery({ period: null, ...next }), { replace: true });
  };
  return (
    <>
      <label>
        {words('period.label')}
        <select value={custom ? 'custom' : length} onChange={(event) => pick(event.currentTarget.value)}>
          {[...Object.keys(lengths), 'custom'].map((name) => (
            <option key={name} value={name}>
              {words(`period.${name}` as WordKey)}
            </option>
          ))}
        </select>
      </label>
      {custom ? (
        <>
          <label>
            {words('period.from')}
            <input class="input" type="date" value={from} max={to} onChange={(event) => move({ from: event.currentTarget.value })} />
          </label>
          <label>
            {words('period.to')}
            <input
              class="input"
              type="date"
              value={to}
              min={from}
              max={today.value}
              onChange={(event) => move({ to: event.currentTarget.value })}
            />
          </label>
        </>
      ) : null}
    </>
  );
}
