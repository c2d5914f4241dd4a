import type { Example } from '../example.ts';

export const statementExamples: Example[] = [
  {
    name: 'statement',
    question: {
      id: 'before',
      kind: 'statement',
      prompt: 'The next three questions are about the counter in the town hall.',
      hint: 'If you did everything online, leave them out.',
    },
  },
];
