import type { Example } from '../example.ts';

const question: Example['question'] = { id: 'found', kind: 'yesno', prompt: 'Did you find what you were looking for?', required: true };

export const yesnoExamples: Example[] = [
  { name: 'yes or no', question },
  { name: 'yes or no, chosen', question, state: { value: 'no' } },
  { name: 'yes or no, error', question, state: { fault: 'Choose an answer before you go on' } },
];
