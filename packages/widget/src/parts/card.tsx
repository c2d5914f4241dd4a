import { plain } from '../questions/say.tsx';
import { Ask } from './ask.tsx';
import { late } from './load.ts';
import { Thanks } from './thanks.tsx';
import type { Acts, View } from './view.ts';

/** The whole survey: a labelled region, and a dialog only where it is modal. The live region is there before it has anything to say. */
export function Card({ view, acts }: { view: View; acts: Acts }) {
  const { state, words, mode, stand } = view;
  const { survey } = state;
  const Box = mode === 'modal' ? 'dialog' : 'section';
  return (
    <Box
      class={stand ? 'card closes' : 'card'}
      lang={survey.language}
      dir={survey.direction}
      aria-label={words('card.name', { title: plain(survey.title) })}
    >
      <p role="status" class="unseen">
        {view.status}
      </p>
      {stand && <stand.Head view={view} acts={acts} />}
      {view.test && <p class="badge">{words('test.badge')}</p>}
      {view.delivery ? (
        <Thanks view={view} acts={acts} />
      ) : view.review && late.parts ? (
        <late.parts.Review view={view} acts={acts} />
      ) : view.compact && stand?.Offer ? (
        <stand.Offer view={view} acts={acts} />
      ) : (
        <Ask view={view} acts={acts} />
      )}
      {stand?.Foot && <stand.Foot view={view} acts={acts} />}
    </Box>
  );
}
