import { soundsUrgent } from '@earshot/model/rules/urgent';
import { expect, test } from 'vitest';
import { strings, urgentWords } from './index.ts';

test.each(Object.entries(urgentWords))('%s has words, each once, each heard', (tag, { status, words }) => {
  expect(strings).toHaveProperty([tag]);
  expect(['draft', 'machine', 'reviewed']).toContain(status);
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) expect(soundsUrgent(`… ${word.replace('*', '')}.`, words), word).toBe(true);
});

test.each([
  ['en', 'The fire station desk was friendly but I am dying for a shorter form.'],
  ['es', 'El trámite tardó mucho y el personal fue amable.'],
  ['pl', 'Czekałem długo, ale pani w okienku była miła.'],
  ['ar', 'انتظرت طويلا لكن الموظف كان لطيفا والخدمة ممتازة.'],
])('an ordinary complaint in %s is not urgent', (tag, text) => expect(soundsUrgent(text, urgentWords[tag]!.words)).toBe(false));
