import type { Example } from '../example.ts';

const question: Example['question'] = { id: 'why', kind: 'text', prompt: 'What could we have done better?', maxLength: 1200 };

export const textExamples: Example[] = [
  { name: 'text', question },
  { name: 'text, written', question, state: { value: 'The form asked for a number that is not on my card.' } },
  {
    name: 'text, too long',
    question: { ...question, maxLength: 20 },
    state: { value: 'This is longer than it may be.', fault: 'Your text is 10 characters too long. Please shorten it.' },
  },
  { name: 'text, required and empty', question: { ...question, required: true }, state: { fault: 'Write an answer before you go on' } },
];
