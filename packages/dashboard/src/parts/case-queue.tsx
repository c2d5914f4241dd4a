import type { Case, CasePage } from '@earshot/model';
import type { CaseQuery, ListedSurvey } from '@earshot/sdk';
import { useState } from 'preact/hooks';
import { withQuery } from '../router.ts';
import type { CaseShow } from '../state/case-query.ts';
import { asked, client } from '../state/client.ts';
import { scoreWord, titleOf } from '../state/surveys.ts';
import { dayWords } from '../words/times.ts';
import { words } from '../words/words.ts';
import { ClockText } from './clock-text.tsx';
import { Empty, Problem } from './problem.tsx';

interface LineProps {
  of: Case;
  current: boolean;
  surveys: readonly ListedSurvey[] | undefined;
}

/** One case in the queue: its clock first, then what it is about. */
export function CaseLine({ of, current, surveys }: LineProps) {
  const survey = surveys?.find(({ survey }) => survey.id === of.survey)?.survey;
  return (
    <a
      href={withQuery({}, { path: `/cases/${of.id}`, query: new URLSearchParams(location.search) })}
      {...(current ? { 'aria-current': 'true' as const } : {})}
    >
      <ClockText of={of} />
      {of.kind === 'daily' ? (
        <span>{words('cases.daily', { n: of.count, day: dayWords(of.day) })}</span>
      ) : of.comment ? (
        <span class="cut" dir="auto" {...(of.language ? { lang: of.language } : {})}>
          {of.comment}
        </span>
      ) : (
        <span class="soft">{words('cases.no-words')}</span>
      )}
      <span class="chips">
        <span>{titleOf(surveys, of.survey)}</span>
        {of.score === null ? null : <span>{scoreWord(survey, of.score).word}</span>}
        <span>{words(`case.state.${of.state}`)}</span>
        {of.reference ? <span>{of.reference}</span> : null}
      </span>
    </a>
  );
}

/** The queue in the order of its clocks, further pages on demand. */
export function CaseQueue({
  first,
  wanted,
  show,
  open,
  surveys,
}: {
  first: CasePage;
  wanted: CaseQuery;
  show: CaseShow;
  open: string | null;
  surveys: readonly ListedSurvey[] | undefined;
}) {
  const [rest, setRest] = useState<{ items: Case[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const items = [...first.items, ...(rest?.items ?? []).filter((item) => !first.items.some(({ id }) => id === item.id))];
  const next = rest ? rest.next : first.next;
  const showMore = async () => {
    if (!next) return;
    setProblem(null);
    try {
      const page = await asked(client.cases.list({ ...wanted, cursor: next }));
      setRest({ items: [...(rest?.items ?? []), ...page.items], next: page.next });
    } catch (error) {
      setProblem(error);
    }
  };
  if (items.length === 0) {
    return (
      <Empty title={words('cases.empty.title')}>
        <p>{words(`cases.empty.${show}`)}</p>
      </Empty>
    );
  }
  return (
    <>
      <ul class="bare">
        {items.map((item) => (
          <li key={item.id}>
            <CaseLine of={item} current={item.id === open} surveys={surveys} />
          </li>
        ))}
      </ul>
      {problem ? <Problem problem={problem} again={showMore} /> : null}
      {next ? (
        <button type="button" class="button quiet" onClick={showMore}>
          {words('more')}
        </button>
      ) : null}
    </>
  );
}
