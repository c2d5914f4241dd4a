import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'recommend',
  kind: 'nps',
  prompt: 'How likely are you to recommend this library to a friend or neighbour?',
  required: true,
};

export const npsExamples: Example[] = [
  { name: 'nps', question },
  { name: 'nps, chosen', question, state: { value: 0 } },
  { name: 'nps, error', question, state: { fault: 'Choose an answer before you go on' } },
];
