import type { JSX } from 'preact';
import { aTrend } from './examples.ts';
import { Sparkline } from './sparkline.tsx';

const given = { label: 'Parking permits, eight weeks: from 58 to 66' };

export const examples: Record<string, (width?: number) => JSX.Element> = {
  'eight weeks': () => <Sparkline {...given} points={aTrend(56)} />,
  'without gaps': () => <Sparkline {...given} width={160} points={aTrend(90, { closed: false })} />,
  'one day': () => <Sparkline {...given} points={aTrend(1)} />,
  empty: () => <Sparkline {...given} points={[]} />,
};
