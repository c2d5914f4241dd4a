import { Range } from '@earshot/charts';
import type { Measured } from '@earshot/model';
import { inUnit, rangeInWords, scaleOf } from '../words/numbers.ts';
import { formatLocale, words } from '../words/words.ts';

/** A number's chance range as the arc-ended band; full counts have none. */
export function RangeBand({ of, width = 200 }: { of: Measured; width?: number }) {
  if (!of.range) return null;
  const { low, high } = of.range;
  const label = words('chart.range', { value: inUnit(of.value, of.unit), range: rangeInWords(of) });
  return <Range value={of.value} low={low} high={high} label={label} language={formatLocale} width={width} scale={scaleOf(of)} />;
}
