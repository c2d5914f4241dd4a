import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'waited',
  kind: 'number',
  prompt: 'How long did you wait at the counter?',
  min: 0,
  max: 600,
  unit: 'minutes',
};

export const numberExamples: Example[] = [
  { name: 'number', question },
  { name: 'number, written', question, state: { value: 25 } },
  {
    name: 'number, error',
    question: { ...question, required: true },
    state: { value: 'a while', otherText: 'a while', fault: 'Write a number, such as 3' },
  },
  { name: 'number without limits', question: { id: 'children', kind: 'number', prompt: 'How many children came with you?' } },
];
