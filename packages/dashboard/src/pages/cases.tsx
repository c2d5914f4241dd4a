import { useLoaded } from '../live/loaded.ts';
import { CaseQueue } from '../parts/case-queue.tsx';
import { CaseView } from '../parts/case-view.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/shown.tsx';
import { query, withQuery } from '../router.ts';
import { caseQuery, caseShow, caseShows } from '../state/case-query.ts';
import { client } from '../state/client.ts';
import { session } from '../state/session.ts';
import { useSurveys } from '../state/surveys.ts';
import { words } from '../words/words.ts';

/** The case desk: the queue beside the case, or one above the other on a small screen. */
export function CasesPage({ open }: { open: string | null }) {
  const show = caseShow(query('show'));
  const me = session.value?.user.email ?? '';
  const wanted = caseQuery(show, me, query('survey'));
  const surveys = useSurveys();
  const page = useLoaded(
    JSON.stringify(wanted),
    () => client.cases.list(wanted),
    (event) => event.type === 'case',
  );
  const tally = page.data?.tally;

  return (
    <Page
      of="/cases"
      title={words('cases.title')}
      lead={tally ? words('cases.tally', { open: tally.open, due: tally.dueToday, late: tally.late }) : words('loading')}
    >
      <div class="desk" data-open={open !== null}>
        <section class="queue" aria-label={words('cases.queue')}>
          <nav class="choices" aria-label={words('cases.filter')}>
            {caseShows.map((name) => (
              <a
                key={name}
                href={withQuery({ show: name === 'active' ? null : name }, { path: '/cases', query: new URLSearchParams(location.search) })}
                {...(name === show ? { 'aria-current': 'true' as const } : {})}
              >
                {words(`cases.filter.${name}`)}
              </a>
            ))}
          </nav>
          <Shown of={page}>
            {(data) => (
              <CaseQueue key={JSON.stringify(wanted)} first={data} wanted={wanted} show={show} open={open} surveys={surveys.data} />
            )}
          </Shown>
        </section>
        <section class="detail" aria-label={words('cases.detail')}>
          {open ? (
            <CaseView key={open} id={open} surveys={surveys.data} onChanged={page.again} />
          ) : (
            <p class="soft">{page.data && page.data.items.length > 0 ? words('cases.pick') : null}</p>
          )}
        </section>
      </div>
    </Page>
  );
}
