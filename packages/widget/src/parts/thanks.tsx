import { isLow } from '../flow/session.ts';
import { plain, Say } from '../questions/say.tsx';
import { late } from './load.ts';
import type { Acts, View } from './view.ts';

/** Key of the heading, and of the sentence beneath it, for what has become of the answer. */
export const headingKey = ({ delivery, state }: View): string =>
  delivery === 'sent' && isLow(state) ? 'low.heading' : delivery === 'deleted' ? 'kept.deleted' : `${delivery}.heading`;

/** After Send: what has become of the answer, what happens next, and how to reach a person. Nothing is claimed before it is so. */
export function Thanks({ view, acts }: { view: View; acts: Acts }) {
  const { state, words, delivery, idPrefix } = view;
  const { thanks, notice } = state.survey;
  const low = isLow(state);
  const After = late.parts?.After;
  const own = delivery === 'sent' ? (low ? thanks?.low : thanks?.body) : undefined;
  const said = delivery === 'sent' && low ? 'low.body' : `${delivery}.body`;
  return (
    <div class="thanks">
      <h2 id={`${idPrefix}-thanks`} tabIndex={-1}>
        {words(headingKey(view))}
      </h2>
      {delivery !== 'deleted' && <p>{own ? <Say text={own} /> : words(said, { controller: plain(notice.controller) })}</p>}
      {After && <After view={view} acts={acts} />}
    </div>
  );
}
