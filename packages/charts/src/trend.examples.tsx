import type { JSX } from 'preact';
import { aTrend, trendWords } from './examples.ts';
import { Trend } from './trend.tsx';

const given = { words: trendWords, language: 'en-GB', label: 'GDS satisfaction with parking permits rose from 58 to 66 in eight weeks' };

export const examples: Record<string, (width?: number) => JSX.Element> = {
  'eight weeks': (width = 640) => <Trend {...given} width={width} points={aTrend(56)} />,
  'one year': (width = 640) => <Trend {...given} width={width} points={aTrend(365, { closed: false, base: 50 })} />,
  'one week with a gap': (width = 640) => (
    <Trend {...given} width={width} points={aTrend(8).map((point, i) => (i === 3 ? { day: point.day, value: null, n: 0 } : point))} />
  ),
  'one day': (width = 640) => <Trend {...given} width={width} points={aTrend(1)} />,
  'months on a scale of five': (width = 640) => (
    <Trend
      {...given}
      width={width}
      step="month"
      digits={1}
      scale={{ low: 1, high: 5 }}
      points={['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month, i) => ({
        day: `2026-${month}-01`,
        value: 3.2 + i * 0.08,
        low: 3 + i * 0.08,
        high: 3.4 + i * 0.08,
        n: 400 + i * 31,
      }))}
    />
  ),
  'in Arabic': (width = 640) => (
    <Trend
      {...given}
      width={width}
      language="ar-EG"
      words={{ ...trendWords, columns: (most) => `الإجابات في اليوم، بحد أقصى ${most}` }}
      points={aTrend(28)}
    />
  ),
  empty: (width = 640) => <Trend {...given} width={width} points={[]} />,
};
