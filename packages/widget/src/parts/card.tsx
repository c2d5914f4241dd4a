import type { Session } from '../flow/session.ts';
import { Ask } from './ask.tsx';
import { Cross } from './figure.tsx';
import { Offer } from './offer.tsx';
import { Thanks } from './thanks.tsx';
import type { Acts, View } from './view.ts';

/** The whole survey: a labelled region, never modal. The live region is there before it has anything to say. */
export function Card({ view, acts, session }: { view: View; acts: Acts; session: Session }) {
  const { state, words, popover } = view;
  const { survey } = state;
  const title = typeof survey.title === 'string' ? survey.title : survey.title.text;
  return (
    <section
      class={popover ? 'card closes' : 'card'}
      lang={survey.language}
      dir={survey.direction}
      aria-label={words('card.name', { title })}
    >
      <p role="status" class="unseen">
        {view.status}
      </p>
      {popover && (
        <button type="button" class="close" aria-label={words('button.close')} onClick={acts.close}>
          <Cross />
        </button>
      )}
      {view.test && <p class="badge">{words('test.badge')}</p>}
      {view.delivery ? (
        <Thanks view={view} acts={acts} />
      ) : view.compact ? (
        <Offer view={view} acts={acts} />
      ) : (
        <Ask view={view} acts={acts} session={session} />
      )}
    </section>
  );
}
