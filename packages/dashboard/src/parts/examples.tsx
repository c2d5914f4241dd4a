import type { CaseDetail, Comment, JourneyStep, Measured, Signal, Survey } from '@earshot/model';
import { RefusedError } from '@earshot/sdk';
import type { JSX } from 'preact';
import type { Point } from '../state/pictures.ts';
import { languageName } from '../words/names.ts';
import { words } from '../words/words.ts';
import { CaseHistory } from './case-history.tsx';
import { JourneyList } from './case-journey.tsx';
import { CaseLine } from './case-queue.tsx';
import { AnswerBars, AnswerDistribution, DayTrend, FunnelBars, GroupRanges } from './charts.tsx';
import { CommentView } from './comment-view.tsx';
import { Confirm } from './confirm.tsx';
import { CopyText } from './copy-text.tsx';
import { FaultSummary, SelectField, TextField } from './field.tsx';
import { Mark } from './mark.tsx';
import { MeasureFigure } from './measure-figure.tsx';
import { NoSurveys } from './no-surveys.tsx';
import { Problem } from './problem.tsx';
import { pictureExamples } from './question-picture.examples.tsx';
import { Skeleton } from './shown.tsx';
import { Light } from './signal-light.tsx';
import { StateWord } from './state-word.tsx';

const noon = Date.parse('2026-11-22T12:00:00Z');
const hour = 3_600_000;

const score: Measured = {
  id: 'gds.satisfaction',
  version: 1,
  value: 64,
  unit: 'points',
  n: 4812,
  range: { low: 62, high: 66, level: 0.95, method: 'add-3' },
};
const few: Measured = { ...score, value: 71, n: 9, range: { low: 48, high: 86, level: 0.95, method: 'add-3' } };
const share: Measured = {
  id: 'csat.top2',
  version: 1,
  value: 69,
  unit: 'percent',
  n: 4812,
  range: { low: 67, high: 70, level: 0.95, method: 'wilson' },
};

const answers = [
  ['1', 'Very dissatisfied', 402],
  ['2', 'Dissatisfied', 611],
  ['3', 'Neither satisfied nor dissatisfied', 480],
  ['4', 'Satisfied', 1980],
  ['5', 'Very satisfied', 1339],
].map(([id, label, n]) => ({ id: String(id), label: String(label), n: Number(n) }));

const reasons = [
  ['wait', 'The wait was too long', 412],
  ['unclear', 'The instructions were unclear', 261],
  ['documents', 'I did not know which documents to bring', 190],
  ['other', 'Something else', 44],
].map(([id, label, n]) => ({ id: String(id), label: String(label), n: Number(n) }));

/** A fortnight with a gap: nobody answers on a closed Sunday. */
const fortnight: Point[] = Array.from({ length: 14 }, (_, day) => {
  const value = 60 + ((day * 7) % 11);
  const n = 20 + ((day * 13) % 17);
  const key = `2026-11-${String(day + 1).padStart(2, '0')}`;
  return day === 7
    ? { key, measured: null, n: 0 }
    : { key, n, measured: { ...score, value, n, range: { ...score.range!, low: value - 9, high: value + 8 } } };
});

const groups: Point[] = [
  { key: 'en', n: 4013, measured: { ...score, value: 66, n: 4013 } },
  { key: 'pl', n: 64, measured: { ...score, value: 57, n: 64, range: { low: 49, high: 65, level: 0.95, method: 'add-3' } } },
  { key: 'so', n: 0, measured: null },
];

const survey = {
  id: 'parking-permit-done',
  title: { en: 'Parking permit: after applying' },
  questions: [
    {
      id: 'satisfaction',
      kind: 'rating',
      look: 'words',
      points: 5,
      prompt: { en: '' },
      labels: answers.map(({ label }) => ({ en: label })),
    },
  ],
} as unknown as Survey;

const comment: Comment = {
  id: 'c',
  response: 'r',
  survey: survey.id,
  service: 'parking-permit',
  question: 'why',
  text: 'I had to upload the same letter three times and nobody could tell me whether it had arrived.',
  language: 'en',
  channel: 'web',
  score: 2,
  page: '/permits/done',
  at: noon,
  day: '2026-11-22',
  test: false,
  case: null,
};

const open: CaseDetail = {
  id: 'k',
  kind: 'person',
  survey: survey.id,
  service: 'parking-permit',
  queue: 'permits',
  state: 'in-review',
  outcome: null,
  owner: 'ana.ruiz@portellery.gov',
  openedAt: noon,
  dueAt: Date.now() + 3.34 * hour,
  closedAt: null,
  count: 1,
  score: 2,
  language: 'en',
  channel: 'web',
  reference: 'PP-2026-0042',
  comment: comment.text,
  day: '2026-11-22',
  history: [
    { at: noon, by: 'system', what: 'opened' },
    { at: noon + hour, by: 'Ana Ruiz', what: 'moved', from: 'open', to: 'in-review', note: 'Asked the permits team for the upload log.' },
    { at: noon + 2 * hour, by: 'Ana Ruiz', what: 'assigned', to: 'ana.ruiz@portellery.gov' },
  ],
};

const step = { service: 'parking-permit', channel: 'web', language: 'en', test: false };
const happened = (kind: string, at: number, details: Record<string, unknown> | null = null): JourneyStep => ({
  ...{ type: 'touchpoint', id: `${kind} ${at}`, ...step, kind, at, details },
});
const journey: readonly JourneyStep[] = [
  happened('request.submitted', noon - 480 * hour, { answerBy: '2026-11-12' }),
  happened('contact.handled', noon - 240 * hour, { answered: false, waitSeconds: 900 }),
  happened('status.changed', noon - 96 * hour, { status: 'documents missing' }),
  happened('appointment.booked', noon - 90 * hour, {
    revision: 1,
    startsAt: '2026-11-20T09:30:00[Europe/London]',
    place: 'Harbour Street 4',
  }),
  happened('x.permit.lost', noon - 48 * hour, { where: 'in the post', copies: 1 }),
  { type: 'score', id: 's', ...step, channel: 'phone', at: noon - 24 * hour, measure: 'csat.top2', value: '2' },
  {
    type: 'response',
    id: 'r',
    ...step,
    at: noon,
    survey: survey.id,
    complete: true,
    score: 2,
    comments: [{ question: 'why', text: comment.text }],
  },
  { type: 'case', id: 'k', ...step, at: noon, survey: survey.id, state: 'in-review', outcome: null },
];

const signal = (state: Signal['state'], reason: string | null = null): Signal => ({
  state,
  reason,
  origin: 'https://www.portellery.gov',
  at: noon,
});
const light = (of: Signal) => () => <Light signal={of} present={noon + 2 * hour} />;
const queued =
  (of: Partial<CaseDetail>, current = false) =>
  () => (
    <ul class="bare queue">
      <li>
        <CaseLine of={{ ...open, ...of }} current={current} surveys={undefined} />
      </li>
    </ul>
  );

/** Every part in every state worth seeing: drawn in the gallery, and checked by the tests one by one. */
export const examples: Readonly<Record<string, () => JSX.Element>> = {
  mark: () => (
    <span class="mark">
      <Mark size={16} />
      <Mark />
      <Mark size={48} />
      {words('app.name')}
    </span>
  ),
  'buttons: main, quiet, plain, at work': () => (
    <div class="actions">
      <button type="button" class="button">
        {words('case.save')}
      </button>
      <button type="button" class="button quiet">
        {words('cancel')}
      </button>
      <button type="button" class="button plain">
        {words('survey.print')}
      </button>
      <button type="button" class="button" aria-disabled="true">
        {words('case.saving')}
      </button>
    </div>
  ),
  'field: plain, with a hint, with a fault': () => (
    <div class="form">
      <TextField label={words('people.name')} name="name" autocomplete="off" />
      <TextField label={words('sites.address')} hint={words('sites.address.hint')} name="address" autocomplete="off" isCode />
      <TextField
        label={words('people.email')}
        fault={words('setup.email-wrong')}
        name="email"
        type="email"
        autocomplete="off"
        value="ana"
      />
      <SelectField
        label={words('filter.language')}
        value="pl"
        any={words('any')}
        options={[['pl', languageName('pl')]]}
        onPick={() => {}}
      />
    </div>
  ),
  'faults of a form': () => <FaultSummary faults={[{ text: words('sign-in.wrong') }]} focus={false} />,
  'confirm: at rest': () => (
    <Confirm
      label={words('sites.revoke')}
      question={words('sites.revoke-confirm')}
      yes={words('sites.revoke-yes')}
      onYes={async () => {}}
    />
  ),
  'copy: a tag': () => (
    <CopyText
      text={'<script async src="https://feedback.portellery.gov/earshot.js" data-key="pk_…"></script>'}
      label={words('sites.tag')}
    />
  ),
  'survey states': () => (
    <p class="chips">
      <StateWord state="live" />
      <StateWord state="paused" />
      <StateWord state="closed" />
    </p>
  ),
  'measure: a score': () => <MeasureFigure of={score} subject="gallery" />,
  'measure: a share': () => <MeasureFigure of={share} subject="gallery" />,
  'measure: few answers': () => <MeasureFigure of={few} subject="gallery" />,
  'distribution on a scale': () => <AnswerDistribution answers={answers} isScale title={words('case.score')} />,
  'distribution: nobody answered': () => (
    <AnswerDistribution answers={answers.map((answer) => ({ ...answer, n: 0 }))} isScale title={words('case.score')} />
  ),
  'bars: reasons': () => <AnswerBars answers={reasons} of={780} title="What went wrong?" />,
  ...pictureExamples,
  'trend with a gap': () => <DayTrend points={fortnight} of={score} period={{ from: '2026-11-01', to: '2026-11-14' }} />,
  funnel: () => <FunnelBars funnel={{ offered: 19_300, opened: 6100, answered: 4812, completed: 4400 }} />,
  'groups: languages': () => <GroupRanges title={words('results.language')} points={groups} nameOf={languageName} all={score} />,
  'comment: a low score': () => <CommentView comment={comment} survey={survey} at={false} />,
  'comment: right to left': () => (
    <CommentView
      comment={{ ...comment, id: 'rtl', text: 'الموقع سهل لكن الرسالة التي وصلتني كانت بالإنجليزية فقط.', language: 'ar', score: 4 }}
      survey={survey}
      at={false}
    />
  ),
  'comment: chosen by key, a test, without a score': () => (
    <CommentView comment={{ ...comment, id: 'test', score: null, test: true }} survey={survey} at />
  ),
  'case: late': queued({ dueAt: Date.now() - 50 * hour }),
  'case: due soon, open beside': queued({}, true),
  'case: daily': queued({ kind: 'daily', count: 6, score: null, comment: null, reference: null, dueAt: Date.now() + 60 * hour }),
  'case: closed': queued({ state: 'resolved', outcome: 'put-right', closedAt: Date.now() - 5 * hour }),
  'journey of a request': () => <JourneyList steps={journey} surveys={undefined} />,
  'case history': () => <CaseHistory of={open} people={[]} />,
  'signal: waiting': light({ ...signal('waiting'), origin: null, at: null }),
  'signal: receiving': light(signal('receiving')),
  'signal: wrong origin': light(signal('stopped', 'origin-not-allowed')),
  'signal: revoked key': light(signal('stopped', 'key-revoked')),
  'signal: no survey': light(signal('stopped', 'no-survey-here')),
  'empty: no survey': () => <NoSurveys />,
  'problem: not allowed': () => <Problem problem={new RefusedError('staff.not-allowed', '', { status: 403 })} again={() => {}} />,
  'problem: unreachable': () => <Problem problem={new TypeError('gone')} again={() => {}} />,
  skeleton: () => <Skeleton />,
};
