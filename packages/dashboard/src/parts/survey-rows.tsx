import type { ListedSurvey } from '@earshot/sdk';
import { useChanged } from '../live/changed.ts';
import { keepPeriod } from '../state/period.ts';
import { headlineOf, pointsOf } from '../state/pictures.ts';
import { plain, said } from '../state/said.ts';
import type { CasesNow, SurveyPicture } from '../state/today-load.ts';
import { count, inUnit, rangeInWords, unitWords } from '../words/numbers.ts';
import { words } from '../words/words.ts';
import { DayLine } from './charts.tsx';
import { RangeBand } from './range-band.tsx';
import { StateWord } from './state-word.tsx';

interface RowProps {
  of: ListedSurvey;
  picture: SurveyPicture | undefined;
  cases: CasesNow | null;
}

function Row({ of: { survey, state }, picture, cases }: RowProps) {
  const results = picture?.period;
  const headline = results && headlineOf(results.questions);
  const measured = headline?.measures[0];
  const n = results?.funnel.answered ?? 0;
  const changed = useChanged(n, `${survey.id} ${results?.period.from} ${results?.period.to}`);
  const open = cases?.bySurvey.get(survey.id) ?? 0;
  const { text, lang } = said(survey.title);
  return (
    <tr>
      <th scope="row">
        <a href={keepPeriod(`/surveys/${survey.id}`)} lang={lang}>
          {text}
        </a>
        {state === 'live' ? null : (
          <span class="small">
            {' '}
            <StateWord state={state} />
          </span>
        )}
      </th>
      <td class="spark">
        {results && headline && measured ? (
          <DayLine points={pointsOf(results, headline.id, measured.id)} of={measured} period={results.period} title={plain(survey.title)} />
        ) : null}
      </td>
      <td class="score">
        {measured ? (
          <>
            <span class="score-value">{inUnit(measured.value, measured.unit)}</span>{' '}
            <span class="soft small">
              {measured.unit === 'mean' ? `${unitWords(measured)} · ` : ''}
              {rangeInWords(measured)}
            </span>
            <RangeBand of={measured} />
          </>
        ) : (
          <span class="soft">{words('results.no-value')}</span>
        )}
      </td>
      <td class="number">
        <span class={changed ? 'changed' : ''}>{count(n)}</span>
      </td>
      {cases ? (
        <td class="number">
          {open > 0 ? (
            <a href={`/cases?survey=${survey.id}`}>{`${count(open)}${cases.all ? '' : '+'}`}</a>
          ) : (
            <span class="soft">{count(0)}</span>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** Each survey as one row, so that the eye compares down the columns: all lines and bands have the same axis. */
export function SurveyRows({
  surveys,
  pictures,
  cases,
}: {
  surveys: readonly ListedSurvey[];
  pictures: ReadonlyMap<string, SurveyPicture>;
  cases: CasesNow | null;
}) {
  return (
    <div class="table-box">
      <table class="survey-rows">
        <thead>
          <tr>
            <th scope="col">{words('today.col.survey')}</th>
            <th scope="col" class="spark">
              {words('today.col.trend')}
            </th>
            <th scope="col">{words('today.col.score')}</th>
            <th scope="col" class="number">
              {words('today.col.n')}
            </th>
            {cases ? (
              <th scope="col" class="number">
                {words('today.col.cases')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {surveys.map((survey) => (
            <Row key={survey.survey.id} of={survey} picture={pictures.get(survey.survey.id)} cases={cases} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
