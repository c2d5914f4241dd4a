import { describe, expect, test } from 'vitest';
import { funnelOf, funnelRates } from './funnel.ts';

const rows = [
  { question: '~seen', value: 'offered', n: 60 },
  { question: '~seen', value: 'offered', n: 40 },
  { question: '~seen', value: 'opened', n: 20 },
  { question: '~seen', value: 'dismissed', n: 30 },
  { question: '~response', value: 'answered', n: 15 },
  { question: '~response', value: 'completed', n: 12 },
  { question: 'satisfaction', value: '5', n: 9 },
  { question: 'offered', value: 'opened', n: 9 },
];

describe('the funnel', () => {
  test('adds the pseudo-questions and passes over real ones', () => {
    expect(funnelOf(rows)).toEqual({ offered: 100, opened: 20, answered: 15, completed: 12 });
    expect(funnelOf([])).toEqual({ offered: 0, opened: 0, answered: 0, completed: 0 });
  });
  test('three rates are three numbers', () => {
    expect(funnelRates(funnelOf(rows))).toEqual({ openRate: 0.2, responseRate: 0.15, answerCompletion: 0.6 });
  });
  test('no rate is said where nobody was offered or where more answered than were offered', () => {
    expect(funnelRates({ offered: 0, opened: 0, answered: 4, completed: 4 })).toEqual({
      openRate: null,
      responseRate: null,
      answerCompletion: null,
    });
    expect(funnelRates({ offered: 3, opened: 3, answered: 4, completed: 3 }).responseRate).toBeNull();
  });
});
