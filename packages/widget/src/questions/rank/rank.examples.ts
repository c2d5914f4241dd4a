import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'matters',
  kind: 'rank',
  prompt: 'What matters most to you at the recycling centre?',
  options: [
    { id: 'hours', label: 'Opening hours' },
    { id: 'queue', label: 'A short queue at the gate' },
    { id: 'help', label: 'Somebody who helps with heavy things and knows where they belong' },
    { id: 'price', label: 'No fees' },
  ],
};

export const rankExamples: Example[] = [
  { name: 'rank', question },
  { name: 'rank, moved', question, state: { value: ['queue', 'hours', 'help', 'price'], otherText: 'queue:up' } },
  { name: 'rank, error', question: { ...question, required: true }, state: { fault: 'Choose an answer before you go on' } },
];
