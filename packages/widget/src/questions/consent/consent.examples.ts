import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'may-quote',
  kind: 'consent',
  prompt: 'May we print your words, without your name, in our yearly report?',
};

export const consentExamples: Example[] = [
  { name: 'consent', question },
  { name: 'consent, ticked', question, state: { value: true } },
];
