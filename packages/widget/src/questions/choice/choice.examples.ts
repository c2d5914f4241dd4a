import type { Example } from '../example.ts';

const question: Example['question'] = {
  id: 'reason',
  kind: 'choice',
  prompt: 'What was the main reason for your visit today?',
  options: [
    { id: 'apply', label: 'To apply for a permit' },
    { id: 'renew', label: 'To renew a permit' },
    { id: 'pay', label: 'To pay a fine' },
    { id: 'other', label: 'Something else', other: true },
  ],
};

export const choiceExamples: Example[] = [
  { name: 'choice', question, state: { value: 'renew' } },
  { name: 'choice of something else', question, state: { value: 'other', otherText: 'To ask about a resident badge' } },
  {
    name: 'choice about the person',
    question: {
      id: 'age',
      kind: 'choice',
      segment: 'age-band',
      ratherNot: true,
      prompt: 'How old are you?',
      options: [
        { id: 'under-25', label: 'Under 25' },
        { id: '25-to-64', label: '25 to 64' },
        { id: '65-up', label: '65 or older' },
      ],
    },
  },
];
