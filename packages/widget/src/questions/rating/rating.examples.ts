import type { Example } from '../example.ts';

const satisfaction = ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'];
const base: Example['question'] = {
  id: 'satisfaction',
  kind: 'rating',
  required: true,
  points: 5,
  prompt: 'Overall, how did you feel about the service you received today?',
  labels: satisfaction,
};
const ends = ['Very hard', 'Very easy'];

export const ratingExamples: Example[] = [
  { name: 'rating in words', question: { ...base, look: 'words' } },
  { name: 'rating in words, chosen', question: { ...base, look: 'words' }, state: { value: 4 } },
  { name: 'rating in words, error', question: { ...base, look: 'words' }, state: { fault: 'Choose an answer before you go on' } },
  { name: 'rating in faces', question: { ...base, look: 'faces' }, state: { value: 2 } },
  {
    name: 'rating in stars',
    question: { ...base, look: 'stars', prompt: 'How helpful was the advice?', labels: ['Not helpful', 'Very helpful'] },
    state: { value: 3 },
  },
  {
    name: 'rating in numbers, seven points',
    question: {
      ...base,
      look: 'numbers',
      points: 7,
      prompt: 'How easy was it to renew your licence?',
      hint: '1 is very hard, 7 is very easy',
      labels: ends,
    },
    state: { value: 6 },
  },
  { name: 'rating in numbers, ten points', question: { ...base, look: 'numbers', points: 10, prompt: 'How easy was it?', labels: ends } },
  {
    name: 'rating by thumbs',
    question: { ...base, look: 'thumbs', points: 2, prompt: 'Did we treat you with respect?', labels: ['We did not', 'We did'] },
    state: { value: 2 },
  },
  {
    name: 'rating with texts left in another language',
    question: {
      ...base,
      look: 'words',
      prompt: { text: 'ما شعورك تجاه الخدمة؟', lang: 'ar' },
      labels: ['غير راضٍ على الإطلاق', 'غير راضٍ', 'محايد', 'راضٍ', 'راضٍ جدًا'].map((text) => ({ text, lang: 'ar' })),
    },
  },
];
