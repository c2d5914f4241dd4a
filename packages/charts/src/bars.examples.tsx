import type { JSX } from 'preact';
import { Bars } from './bars.tsx';
import { barsWords } from './examples.ts';

const given = { words: barsWords, language: 'en-GB', label: 'Waiting is the reason dissatisfied people give most', base: 312 };
const options = [
  { id: 'wait', label: 'It took too long', count: 141 },
  { id: 'unclear', label: 'I did not understand what I had to send or by when', count: 96 },
  { id: 'upload', label: 'Uploading my papers failed', count: 58 },
  { id: 'status', label: 'I could not find out where my request was', count: 44 },
  { id: 'language', label: 'It was not in my language', count: 12 },
  { id: 'other', label: 'Something else', count: 2 },
];

export const examples: Record<string, (width?: number) => JSX.Element> = {
  reasons: (width = 640) => <Bars {...given} width={width} options={options} />,
  'in Arabic': (width = 640) => (
    <Bars
      {...given}
      language="ar-EG"
      width={width}
      options={[
        { id: 'wait', label: 'استغرق الأمر وقتًا طويلاً', count: 141 },
        { id: 'unclear', label: 'لم أفهم ما المطلوب', count: 96 },
        { id: 'other', label: 'سبب آخر', count: 12 },
      ]}
    />
  ),
  'nobody ticked one': (width = 640) => (
    <Bars {...given} width={width} base={4} options={options.map((option) => ({ ...option, count: 0 }))} />
  ),
  empty: (width = 640) => <Bars {...given} width={width} base={0} options={options} />,
};
