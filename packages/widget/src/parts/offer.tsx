import { Say } from '../questions/say.tsx';
import type { Acts, View } from './view.ts';

/** The question as an offer, without its answers: small enough for a phone, and no answer is ever cut off below the edge. */
export const Offer = ({ view, acts }: { view: View; acts: Acts }) => (
  <>
    <p class="prompt">
      <Say text={view.state.current.prompt} />
    </p>
    <div class="actions">
      <button type="button" class="primary" onClick={acts.open}>
        {view.words('button.answer')}
      </button>
    </div>
  </>
);
