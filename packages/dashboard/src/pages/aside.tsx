import { type SetAside, Verdict } from '@earshot/model';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../live/announce.ts';
import { useLoaded } from '../live/loaded.ts';
import { AsideReasons } from '../parts/aside-reasons.tsx';
import { AsideView } from '../parts/aside-view.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Problem } from '../parts/problem.tsx';
import { Shown } from '../parts/shown.tsx';
import { place, query, withQuery } from '../router.ts';
import { type Deed, decide, idOf } from '../state/aside.ts';
import { asked, client } from '../state/client.ts';
import { useSurveys } from '../state/surveys.ts';
import { offerUndo } from '../state/toasts.ts';
import { words } from '../words/words.ts';

/** Answers that wait for a person, outside every number: the newest first, with what was said, and two buttons. */
export function AsidePage() {
  const verdict = Verdict.safeParse(query('verdict') ?? 'waiting').data ?? 'waiting';
  const reason = verdict === 'waiting' ? query('reason') : null;
  const wanted = { verdict, limit: 25, ...(reason ? { reason } : {}) };
  const key = JSON.stringify(wanted);
  const surveys = useSurveys();
  const first = useLoaded(
    key,
    () => client.quarantine.list(wanted),
    (event) => event.type === 'quarantine',
  );
  const [more, setMore] = useState<{ of: string; items: SetAside[]; next: string | null } | null>(null);
  const [moreProblem, setMoreProblem] = useState<unknown>(null);
  // What was decided here leaves at once, until the list that is asked for again says the same.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setGone(new Set()), [first.data]);
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    const next = document.getElementById(focusNext.current) ?? list.current;
    focusNext.current = null;
    next?.focus();
  });

  const rest = more?.of === key ? more : null;
  const known = first.data?.items ?? [];
  const items = [...known, ...(rest?.items ?? []).filter((item) => !known.some(({ id }) => id === item.id))].filter(
    ({ id }) => !gone.has(id),
  );
  const next = rest ? rest.next : (first.data?.next ?? null);

  const showMore = async () => {
    if (!next) return;
    setMoreProblem(null);
    try {
      const page = await asked(client.quarantine.list({ ...wanted, cursor: next }));
      setMore({ of: key, items: [...(rest?.items ?? []), ...page.items], next: page.next });
    } catch (problem) {
      setMoreProblem(problem);
    }
  };

  const bringBack = (ids: readonly string[], deed: Deed) => {
    decide(deed, { ids: [...ids] }).then(
      () => {
        setMore(null);
        announce(words('case.undone'));
        first.again();
      },
      () => announce(words('problem.save-title')),
    );
  };

  const decideOne = async (deed: Deed, of: SetAside) => {
    const { done } = await decide(deed, { ids: [of.id] });
    const at = items.findIndex(({ id }) => id === of.id);
    const after = items[at + 1] ?? items[at - 1];
    focusNext.current = after ? idOf(after) : 'nothing';
    if (done > 0) {
      setGone((before) => new Set([...before, of.id]));
      setMore((before) => before && { ...before, items: before.items.filter(({ id }) => id !== of.id) });
    }
    const text = words(done > 0 ? `aside.${deed}-done` : 'aside.not-done', { n: 1 });
    announce(text);
    first.again();
    // What was counted cannot be taken out again, so nothing pretends that it could.
    if (done > 0 && deed === 'discard') offerUndo(text, () => bringBack([of.id], 'restore'));
    if (done > 0 && deed === 'restore') offerUndo(text, () => bringBack([of.id], 'discard'));
  };

  const decideAll = async (deed: Deed, of: string) => {
    // Only what could be seen: what came after this list was read waits.
    const until = Math.max(0, ...known.map(({ receivedAt }) => receivedAt));
    const { done, left } = await decide(deed, { reason: of, until });
    announce(`${words(`aside.${deed}-done`, { n: done })} ${left > 0 ? words('aside.some-left', { n: left }) : ''}`.trim());
    setMore(null);
    first.again();
    focusNext.current = 'nothing';
  };

  const { path } = place.value;
  return (
    <Page title={words('aside.title')} lead={words('aside.lead')}>
      <nav class="verdicts" aria-label={words('aside.lists')}>
        <ul class="bare reasons">
          {Verdict.options.map((each) => (
            <li key={each}>
              <a
                href={withQuery({ verdict: each === 'waiting' ? null : each, reason: null }, { path, query: new URLSearchParams() })}
                {...(each === verdict ? { 'aria-current': 'page' as const } : {})}
              >
                {words(`aside.verdict.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Shown of={first}>
        {({ tally }) => (
          <div class="stack" ref={list} tabIndex={-1}>
            {verdict === 'waiting' && tally.length > 0 ? <AsideReasons tally={tally} reason={reason} decideAll={decideAll} /> : null}
            {items.length === 0 ? (
              <Empty title={words(`aside.empty.${verdict}`)}>
                <p>{words(verdict === 'waiting' ? 'aside.empty.body' : 'aside.empty.decided')}</p>
              </Empty>
            ) : (
              <div>
                {items.map((of) => (
                  <AsideView
                    key={of.id}
                    of={of}
                    survey={surveys.data?.find(({ survey }) => survey.id === of.survey)?.survey}
                    quiet={reason !== null}
                    decide={decideOne}
                  />
                ))}
                {moreProblem ? <Problem problem={moreProblem} again={showMore} /> : null}
                {next ? (
                  <p class="actions stack-end">
                    <button type="button" class="button quiet" onClick={showMore}>
                      {words('more')}
                    </button>
                  </p>
                ) : null}
              </div>
            )}
          </div>
        )}
      </Shown>
    </Page>
  );
}
