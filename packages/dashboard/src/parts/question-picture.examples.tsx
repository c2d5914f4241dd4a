import type { Question, QuestionResult } from '@earshot/model';
import type { JSX } from 'preact';
import { CaseContact } from './case-contact.tsx';
import { QuestionPicture } from './question-picture.tsx';

const asked = (id: string, kind: Question['kind'], more: object = {}) => ({ id, kind, prompt: { en: 'A question' }, ...more }) as Question;
const lines = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, en]) => ({ id, label: { en } }));
const picture = (question: Question, answered: number, result: Partial<QuestionResult>) => (): JSX.Element => (
  <QuestionPicture
    question={question}
    of={{ id: question.id, kind: question.kind, asked: answered, answered, skipped: 0, histogram: {}, measures: [], ...result }}
    title="A question"
  />
);

/** Every kind of question that is not shown as points or options. */
export const pictureExamples: Readonly<Record<string, () => JSX.Element>> = {
  'answers: nps': picture(asked('recommend', 'nps'), 210, {
    histogram: { '0': 9, '2': 3, '4': 6, '5': 14, '6': 11, '7': 30, '8': 44, '9': 51, '10': 42 },
  }),
  'answers: ces': picture(asked('easy', 'ces'), 64, { histogram: { '1': 4, '3': 6, '4': 8, '5': 12, '6': 20, '7': 14 } }),
  'answers: number': picture(asked('waited', 'number', { unit: { en: 'minutes' } }), 87, {
    figures: { n: 87, least: 0, median: 22.5, greatest: 1500 },
  }),
  'answers: dates': picture(asked('visited', 'date'), 22, { months: { '2026-06': 4, '2026-08': 12, '2026-09': 6 } }),
  'answers: dates of birth': picture(asked('born', 'date'), 9, { months: { '1938-03': 1, '1961-11': 5, '2004-02': 3 } }),
  'answers: matrix': picture(
    asked('counter', 'matrix', {
      rows: lines({ hours: 'Opening hours', staff: 'The people at the counter' }),
      columns: lines({ poor: 'Poor', fair: 'Fair', good: 'Good' }),
    }),
    40,
    { histogram: { 'hours/poor': 12, 'hours/fair': 18, 'hours/good': 10, 'staff/good': 31, 'staff/fair': 4 } },
  ),
  'answers: rank': picture(
    asked('matters', 'rank', { options: lines({ quick: 'No queue', kind: 'A friendly word', clear: 'Clear answers' }) }),
    20,
    {
      histogram: { 'quick@1': 5, 'quick@2': 5, 'quick@3': 10, 'kind@2': 15, 'kind@3': 5, 'clear@1': 15, 'clear@3': 5 },
    },
  ),
  'answers: consent': picture(asked('again', 'consent'), 12, { histogram: { true: 12 } }),
  'case: how to reach the person': () => (
    <CaseContact of={{ name: 'Ada Park', email: 'ada.park@example.org', phone: '+44 1632 960 001' }} />
  ),
};
