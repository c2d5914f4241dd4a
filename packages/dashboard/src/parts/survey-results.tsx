import type { QuestionResult, Results, Survey } from '@earshot/model';
import { query } from '../router.ts';
import { keepPeriod } from '../state/period.ts';
import { headlineOf, isConditional, pointsOf } from '../state/pictures.ts';
import { type ResultFilter, resultFilters, stepOf } from '../state/result-query.ts';
import { plain, said } from '../state/said.ts';
import { atLeast } from '../state/session.ts';
import { channelName, languageName } from '../words/names.ts';
import { inUnit, percent, rangeInWords, unitWords } from '../words/numbers.ts';
import { dayWords } from '../words/times.ts';
import { words } from '../words/words.ts';
import { DayTrend, FunnelBars, GroupRanges, isLastOver } from './charts.tsx';
import { MeasureFigure, measureText } from './measure-figure.tsx';
import { Section } from './page.tsx';
import { Empty } from './problem.tsx';
import { QuestionPicture } from './question-picture.tsx';

interface Props {
  survey: Survey;
  results: Results;
  groups: Readonly<Record<ResultFilter, Results>> | undefined;
  /** The question this is the reply to: only a change under the same one is news. */
  subject: string;
}

const isFiltered = () => resultFilters.some((name) => query(name));

function NoAnswers({ results }: { results: Results }) {
  const { from, to } = results.period;
  return (
    <Empty title={words('results.empty.title')}>
      {isFiltered() ? (
        <p>{words('results.empty.filtered')}</p>
      ) : (
        <>
          <p>{words('results.empty.body', { from: dayWords(from), to: dayWords(to) })}</p>
          {atLeast('admin') ? <a href={keepPeriod('/sites')}>{words('results.empty.link')}</a> : null}
        </>
      )}
    </Empty>
  );
}

/** How many of those who were asked answered, and what that cannot show: beside the numbers, never in a footnote. */
function Reach({ results }: { results: Results }) {
  const { offered, opened, answered } = results.funnel;
  // Answers from a desk or a call were never offered on a page: with them in it, a share of those shown would be too high.
  const isShare = offered > 0 && opened <= offered && answered <= opened;
  return (
    <p>
      {isShare
        ? words('results.share-asked', { n: answered, of: offered, share: percent(answered, offered) })
        : words('results.share-unknown', { n: answered })}{' '}
      {results.basis === 'full-count' ? null : words('results.cannot')} {results.basis === 'self-selected' ? words('results.self') : null}
    </p>
  );
}

function OtherQuestion({ of, survey }: { of: QuestionResult; survey: Survey }) {
  const question = survey.questions.find(({ id }) => id === of.id);
  const { text, lang } = said(question?.prompt);
  const { asked, answered, skipped } = of;
  return (
    <div class="stack">
      <div>
        <h3 lang={lang}>{text || of.id}</h3>
        <p class="soft">
          {of.kind === 'text'
            ? words('results.question-text', { asked, answered })
            : words('results.question-n', { asked, answered, skipped })}
        </p>
        {isConditional(question) ? <p class="soft">{words('results.low-only')}</p> : null}
        {of.kind === 'choices' ? <p class="soft">{words('results.multiple')}</p> : null}
      </div>
      {of.kind === 'text' ? (
        <p>
          <a href={keepPeriod(`/comments?survey=${survey.id}`)}>{words('survey.comments')}</a>
        </p>
      ) : of.kind === 'contact' ? (
        <p>
          <a href={keepPeriod(`/cases?survey=${survey.id}`)}>{words('results.contact')}</a>
        </p>
      ) : answered > 0 ? (
        <>
          {of.measures.map((measured) => (
            <p key={measured.id}>
              {measureText(measured.id, 'name')} <strong>{inUnit(measured.value, measured.unit)}</strong>{' '}
              <span class="soft">
                {unitWords(measured)} · {rangeInWords(measured)}
              </span>
            </p>
          ))}
          <QuestionPicture question={question} of={of} title={text || of.id} />
        </>
      ) : null}
    </div>
  );
}

/** All that one survey's answers say: the number first, then how it came about, then everything else that was asked. */
export function SurveyResults({ survey, results, groups, subject }: Props) {
  const headline = headlineOf(results.questions);
  const question = survey.questions.find(({ id }) => id === headline?.id);
  const first = headline?.measures[0];
  // A statement asked nothing.
  const others = results.questions.filter(({ id, kind }) => id !== headline?.id && kind !== 'statement');
  const compared =
    groups && headline && first ? ([groups.language, groups.channel] as const).filter((one) => (one.groups?.length ?? 0) > 1) : [];

  const isWeekly = stepOf(results.period) === 'week';
  if (results.funnel.answered === 0) {
    return (
      <>
        <NoAnswers results={results} />
        {results.funnel.offered > 0 ? (
          <Section title={words('results.funnel')} lead={words('results.funnel.explain')}>
            <FunnelBars funnel={results.funnel} />
          </Section>
        ) : null}
      </>
    );
  }
  return (
    <>
      {headline && first ? (
        <>
          <Section title={plain(question?.prompt) || headline.id}>
            <div class="numbers">
              {headline.measures.map((measured) => (
                <MeasureFigure key={measured.id} of={measured} subject={subject} />
              ))}
            </div>
            <Reach results={results} />
          </Section>
          <Section title={words('results.distribution')}>
            <QuestionPicture question={question} of={headline} title={plain(question?.prompt)} />
          </Section>
          <Section
            title={words(isWeekly ? 'results.trend.week' : 'results.trend')}
            lead={[
              words(isWeekly ? 'results.trend.week.explain' : 'results.trend.explain'),
              isLastOver(results.period) ? '' : words(isWeekly ? 'results.trend.not-over.week' : 'results.trend.not-over.day'),
            ].join(' ')}
          >
            <DayTrend points={pointsOf(results, headline.id, first.id)} of={first} period={results.period} />
          </Section>
        </>
      ) : (
        <Section title={words('results.people-section')}>
          <Reach results={results} />
        </Section>
      )}
      <Section title={words('results.funnel')} lead={words('results.funnel.explain')}>
        <FunnelBars funnel={results.funnel} />
      </Section>
      {others.length > 0 ? (
        <Section title={words('results.questions')}>
          <div class="questions">
            {others.map((of) => (
              <OtherQuestion key={of.id} of={of} survey={survey} />
            ))}
          </div>
        </Section>
      ) : null}
      {compared.length > 0 && headline && first ? (
        <Section title={words('results.groups')} lead={words('results.groups.explain')}>
          <div class="numbers">
            {compared.map((one) => {
              const isLanguage = one === groups?.language;
              return (
                <GroupRanges
                  key={isLanguage ? 'language' : 'channel'}
                  title={words(isLanguage ? 'results.language' : 'results.channel')}
                  points={pointsOf(one, headline.id, first.id)}
                  nameOf={isLanguage ? languageName : channelName}
                  all={first}
                />
              );
            })}
          </div>
        </Section>
      ) : null}
    </>
  );
}
