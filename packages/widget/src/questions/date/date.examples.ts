import type { Example } from '../example.ts';

const question: Example['question'] = { id: 'visited', kind: 'date', prompt: 'When did you visit the office?' };

export const dateExamples: Example[] = [
  { name: 'date', question },
  { name: 'date, written', question, state: { value: '2026-03-27' } },
  {
    name: 'date, impossible',
    question,
    state: { value: '2026-2-31', otherText: '2026-2-31', fault: 'Write a date that exists, with day, month and year' },
  },
];
