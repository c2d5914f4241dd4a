import type { Comment } from '@earshot/model';
import { useEffect, useState } from 'preact/hooks';
import { onLive } from '../live/live.ts';
import { useLoaded } from '../live/loaded.ts';
import { CommentFilters } from '../parts/comment-filters.tsx';
import { CommentView } from '../parts/comment-view.tsx';
import { Fold } from '../parts/fold.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Problem } from '../parts/problem.tsx';
import { useReadingKeys } from '../parts/reading-keys.ts';
import { Shown } from '../parts/shown.tsx';
import { go, place, withQuery } from '../router.ts';
import { asked, client } from '../state/client.ts';
import { commentQuery } from '../state/comment-query.ts';
import { period } from '../state/period.ts';
import { useSurveys } from '../state/surveys.ts';
import { words } from '../words/words.ts';

/** Further from the top than this, the reader is reading: new comments wait for a click. */
const readingFrom = 240;

/** Reading first: one column, the newest first, in the words and the language people wrote. */
export function CommentsPage() {
  const wanted = commentQuery(place.value.query, period.value);
  const key = JSON.stringify(wanted);
  const surveys = useSurveys();
  const first = useLoaded(key, () => client.comments.list(wanted));
  const [more, setMore] = useState<{ of: string; items: Comment[]; next: string | null } | null>(null);
  const [moreProblem, setMoreProblem] = useState<unknown>(null);
  const [isNews, setNews] = useState(false);

  useEffect(
    () =>
      onLive((event) => {
        if (event.type !== 'comment' || (wanted.survey && event.survey !== wanted.survey)) return;
        if (scrollY < readingFrom && !document.activeElement?.closest('article')) first.again();
        else setNews(true);
      }),
    [key],
  );

  const rest = more?.of === key ? more : null;
  const items = first.data
    ? [...first.data.items, ...(rest?.items ?? []).filter((item) => !first.data?.items.some(({ id }) => id === item.id))]
    : [];
  const next = rest ? rest.next : (first.data?.next ?? null);
  const reading = useReadingKeys(items);

  const showMore = async () => {
    if (!next) return;
    setMoreProblem(null);
    try {
      const page = await asked(client.comments.list({ ...wanted, cursor: next }));
      setMore({ of: key, items: [...(rest?.items ?? []), ...page.items], next: page.next });
    } catch (problem) {
      setMoreProblem(problem);
    }
  };
  const showNews = () => {
    setNews(false);
    setMore(null);
    first.again();
    scrollTo(0, 0);
  };
  const filtered = Boolean(
    wanted.survey || wanted.q || wanted.atLeast || wanted.atMost || wanted.language || wanted.channel || wanted.test,
  );

  return (
    <Page title={words('comments.title')} lead={words('comments.lead')}>
      <div class="read">
        <aside class="side" aria-label={words('filter.label')}>
          <Fold name={words('filter.label')}>
            <CommentFilters surveys={surveys.data ?? []} keysOn={reading.on} onKeys={reading.setOn} />
          </Fold>
        </aside>
        <div>
          {isNews ? (
            <button type="button" class="button quiet" onClick={showNews}>
              {words('comments.new')}
            </button>
          ) : null}
          <Shown of={first}>
            {() =>
              items.length === 0 ? (
                filtered ? (
                  <Empty title={words('comments.empty.filtered-title')}>
                    <p>{words('comments.empty.filtered')}</p>
                    <button
                      type="button"
                      class="button quiet"
                      onClick={() =>
                        go(withQuery({ survey: null, q: null, score: null, language: null, channel: null, test: null }), { replace: true })
                      }
                    >
                      {words('filter.clear')}
                    </button>
                  </Empty>
                ) : (
                  <Empty title={words('comments.empty.title')}>
                    <p>{words('comments.empty.body')}</p>
                  </Empty>
                )
              ) : (
                <>
                  {items.map((comment, index) => (
                    <CommentView
                      key={comment.id}
                      comment={comment}
                      survey={surveys.data?.find(({ survey }) => survey.id === comment.survey)?.survey}
                      at={reading.at === index}
                    />
                  ))}
                  {moreProblem ? <Problem problem={moreProblem} again={showMore} /> : null}
                  <p class="actions stack-end">
                    {next ? (
                      <button type="button" class="button quiet" onClick={showMore}>
                        {words('more')}
                      </button>
                    ) : (
                      <span class="soft">{words('comments.end')}</span>
                    )}
                  </p>
                </>
              )
            }
          </Shown>
        </div>
      </div>
    </Page>
  );
}
