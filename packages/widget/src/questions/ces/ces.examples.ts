import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'easy',
  kind: 'ces',
  prompt: 'It was easy to do what I needed today.',
  hint: 'Say how far you agree.',
};

export const cesExamples: Example[] = [
  { name: 'ces', question },
  { name: 'ces, chosen', question, state: { value: 5 } },
];
