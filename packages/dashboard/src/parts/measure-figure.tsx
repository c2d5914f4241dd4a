import type { Measured } from '@earshot/model';
import { useChanged } from '../live/changed.ts';
import { inUnit, rangeInWords, unitWords } from '../words/numbers.ts';
import { hasWords, words } from '../words/words.ts';
import { RangeBand } from './range-band.tsx';

/** A measure's text of one sort; a measure that a newer server may add shows its id and nothing invented. */
export function measureText(id: string, sort: 'name' | 'formula' | 'source'): string {
  const key = `measure.${id}.${sort}`;
  return hasWords(key) ? words(key) : sort === 'name' ? id : '';
}

/** Formula, source and what the range means: one click from every number. */
function HowWorkedOut({ of }: { of: Measured }) {
  const { id, version, range, unit } = of;
  return (
    <details>
      <summary>{words('results.how')}</summary>
      <dl class="facts">
        <dt>{words('results.formula')}</dt>
        <dd>{measureText(id, 'formula')}</dd>
        <dt>{words('results.source')}</dt>
        <dd>{measureText(id, 'source')}</dd>
        {range ? (
          <>
            <dt>{words('results.range-how')}</dt>
            <dd>
              {words('results.range-explain', { low: inUnit(range.low, unit), high: inUnit(range.high, unit), method: range.method })}
            </dd>
          </>
        ) : null}
      </dl>
      <p class="soft small">{words('results.version', { id, version: String(version) })}</p>
    </details>
  );
}

/** One number, large, with its name, its unit, its chance range drawn and in words, and how it is worked out. */
export function MeasureFigure({ of, subject }: { of: Measured; subject: string }) {
  const value = inUnit(of.value, of.unit);
  const n = { n: of.n };
  const unit =
    of.unit === 'percent'
      ? [words('unit.percent-of', n), rangeInWords(of)]
      : [unitWords(of), rangeInWords(of), words('results.n-people', n)];
  const changed = useChanged(value, `${subject} ${of.id}`);
  return (
    <div class="headline">
      <h3>{measureText(of.id, 'name')}</h3>
      <p class="figure">
        <span class={changed ? 'value changed' : 'value'} {...(changed ? { title: words('results.updated') } : {})}>
          {value}
        </span>
        <span class="unit">{unit.filter(Boolean).join(' · ')}</span>
      </p>
      <RangeBand of={of} />
      {of.n < fewUnder ? <p class="tone-warn">{words('results.scarce')}</p> : null}
      <HowWorkedOut of={of} />
    </div>
  );
}

/** measures.md: changes are said only from 30 answers on. */
const fewUnder = 30;
