import type { JSX } from 'preact';
import { funnelWords } from './examples.ts';
import { FunnelChart } from './funnel.tsx';

const given = { words: funnelWords, language: 'en-GB', label: 'One in four people who were offered the survey answered it' };
const steps = [
  { id: 'offered', label: 'Offered', count: 19_300 },
  { id: 'opened', label: 'Opened', count: 5_610 },
  { id: 'answered', label: 'Answered', count: 4_812 },
  { id: 'completed', label: 'Completed', count: 4_390 },
];

export const examples: Record<string, (width?: number) => JSX.Element> = {
  usual: (width = 640) => <FunnelChart {...given} width={width} steps={steps} />,
  'more answers than offers': (width = 640) => (
    <FunnelChart {...given} width={width} steps={steps.map((step) => (step.id === 'offered' ? { ...step, count: 4000 } : step))} />
  ),
  'in Arabic': (width = 640) => (
    <FunnelChart
      {...given}
      language="ar-EG"
      width={width}
      words={{ ...funnelWords, ofPrevious: (share, previous) => `${share} من ${previous}` }}
      steps={[
        { id: 'offered', label: 'عُرض عليهم', count: 19_300 },
        { id: 'opened', label: 'فتحوا', count: 5_610 },
        { id: 'answered', label: 'أجابوا', count: 4_812 },
      ]}
    />
  ),
  empty: (width = 640) => <FunnelChart {...given} width={width} steps={steps.map((step) => ({ ...step, count: 0 }))} />,
};
