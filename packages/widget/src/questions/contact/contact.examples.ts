import type { Example } from '../example.ts';

const question: Example['question'] = { id: 'reach', kind: 'contact', prompt: 'May somebody answer you?' };

export const contactExamples: Example[] = [
  { name: 'contact', question },
  { name: 'contact, written', question, state: { value: { name: 'Ada Park', email: 'ada@example.com', phone: '+44 1632 960 001' } } },
  {
    name: 'contact, error',
    question,
    state: { value: { name: 'Ada Park', email: 'ada@example' }, fault: 'Write an email address such as name@example.com' },
  },
];
