import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'counter',
  kind: 'matrix',
  prompt: 'How did you find these at the town hall?',
  rows: [
    { id: 'wait', label: 'How long you waited' },
    { id: 'staff', label: 'The people at the counter' },
    { id: 'signs', label: 'Finding your way in the building' },
  ],
  columns: [
    { id: 'poor', label: 'Poor' },
    { id: 'fair', label: 'Fair' },
    { id: 'good', label: 'Good' },
    { id: 'not-used', label: 'Does not apply' },
  ],
};

export const matrixExamples: Example[] = [
  { name: 'matrix', question },
  { name: 'matrix, chosen', question, state: { value: { wait: 'poor', staff: 'good' } } },
  {
    name: 'matrix, error',
    question: { ...question, required: true },
    state: { value: { wait: 'poor' }, fault: 'Choose an answer in each row' },
  },
];
