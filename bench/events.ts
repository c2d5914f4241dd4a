import { uuidv7 } from '@earshot/sdk/send';

const words = 'the form was long and nobody told me which papers to bring so I had to come back twice before the desk took it'.split(' ');

/** The bench survey: one rating and one choice, and a text that 35 % fill in. */
export const survey = {
  id: 'bench',
  service: 'permits',
  title: { en: 'Bench' },
  languages: { en: { source: true } },
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      measure: 'gds.satisfaction',
      look: 'words',
      points: 5,
      prompt: { en: 'Overall, how did you feel about the service you received today?' },
      labels: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'].map((en) => ({ en })),
      required: true,
    },
    {
      id: 'reason',
      kind: 'choice',
      prompt: { en: 'What did you come for?' },
      options: ['new', 'renew', 'change', 'other'].map((id) => ({ id, label: { en: id } })),
    },
    { id: 'comment', kind: 'text', prompt: { en: 'How could we improve it?' } },
  ],
  offer: { mode: 'inline', where: ['/*'] },
  notice: { controller: { en: 'Bench' }, purpose: { en: 'To measure' }, keepDays: 30 },
};

const scores = [5, 5, 4, 4, 4, 3, 2, 1];
const reasons = ['new', 'renew', 'change', 'other'];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** What the n-th person writes: 35 in 100 do, eighteen words. */
export const commentOf = (n: number): string | undefined =>
  (n * 7) % 20 < 7 ? Array.from({ length: 18 }, (_, i) => pick(words, n * 3 + i * i)).join(' ') : undefined;

/** The n-th event of a run: one rating, one choice, 35 in 100 with a comment. */
export function event(n: number, at: Date = new Date()): object {
  const text = commentOf(n);
  const comment = text ? [{ question: 'comment', value: text }] : [];
  return {
    specversion: '1.0',
    id: uuidv7(),
    source: 'https://www.bench.example',
    type: 'earshot.response.saved',
    time: at.toISOString(),
    data: {
      response: uuidv7(),
      revision: 1,
      complete: true,
      survey: 'bench',
      version: 1,
      language: 'en',
      channel: 'web',
      openedMs: 9000,
      answers: [
        { question: 'satisfaction', value: pick(scores, n * 5 + (n >> 3)) },
        { question: 'reason', value: pick(reasons, n) },
        ...comment,
      ],
      page: '/permits/done',
    },
  };
}

/** The n-th page load that a survey was offered on: there are a hundred of them to an answer. */
export const offer = (_n: number, at: Date = new Date()): object => ({
  specversion: '1.0',
  id: uuidv7(),
  source: 'https://www.bench.example',
  type: 'earshot.survey.seen',
  time: at.toISOString(),
  data: { view: uuidv7(), survey: 'bench', version: 1, language: 'en', channel: 'web', furthest: 'offered' },
});
