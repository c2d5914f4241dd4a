import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'wrong',
  kind: 'choices',
  prompt: 'Which of these was it about?',
  max: 3,
  options: [
    { id: 'wait', label: 'How long it took' },
    { id: 'clear', label: 'Understanding what to do' },
    { id: 'staff', label: 'How I was treated by the people I spoke with on the telephone or at the counter' },
    { id: 'other', label: 'Something else', other: true },
  ],
};

export const choicesExamples: Example[] = [
  { name: 'several choices', question },
  { name: 'several choices, chosen', question, state: { value: ['wait', 'other'], otherText: 'The map did not load' } },
  {
    name: 'several choices, error',
    question,
    state: { value: ['wait', 'clear', 'staff', 'other'], fault: 'Choose no more than 3 answers' },
  },
];
