import { NoSurveys } from '../parts/no-surveys.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/shown.tsx';
import { StateWord } from '../parts/state-word.tsx';
import { keepPeriod } from '../state/period.ts';
import { said } from '../state/said.ts';
import { serviceName, useSurveys } from '../state/surveys.ts';
import { shortLanguageName } from '../words/names.ts';
import { words } from '../words/words.ts';

/** Every survey, its languages and its state. */
export function SurveysPage() {
  const surveys = useSurveys();
  return (
    <Page title={words('surveys.title')}>
      <Shown of={surveys}>
        {(items) =>
          items.length === 0 ? (
            <NoSurveys />
          ) : (
            <div class="table-box">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words('surveys.col.survey')}</th>
                    <th scope="col">{words('surveys.col.service')}</th>
                    <th scope="col">{words('surveys.col.languages')}</th>
                    <th scope="col">{words('surveys.col.state')}</th>
                    <th scope="col" class="number">
                      {words('surveys.col.version')}
                    </th>
                    <th scope="col">
                      <span class="unseen">{words('surveys.open')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ survey, state, version, url }) => {
                    const { text, lang } = said(survey.title);
                    return (
                      <tr key={survey.id}>
                        <th scope="row">
                          <a href={keepPeriod(`/surveys/${survey.id}`)} lang={lang}>
                            {text}
                          </a>
                        </th>
                        <td>{serviceName(survey.service)}</td>
                        <td>{Object.keys(survey.languages).map(shortLanguageName).join(', ')}</td>
                        <td>
                          <StateWord state={state} />
                        </td>
                        <td class="number">{version}</td>
                        <td>
                          <a href={url} target="_blank" rel="noreferrer">
                            {words('surveys.open')}
                          </a>
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </Page>
  );
}
