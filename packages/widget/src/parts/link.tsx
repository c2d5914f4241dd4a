import { isLast } from '../flow/session.ts';
import type { Acts, View } from './view.ts';

/** Before Send: that the answer will be linked to the person's request, and the way to send it without. */
export const Link = ({ view: { linked, state, words }, acts }: { view: View; acts: Acts }) =>
  linked === undefined || !isLast(state) ? null : (
    <>
      <p class="foot">{words('link.note')}</p>
      <label class="check">
        <input type="checkbox" checked={!linked} onChange={(event) => acts.link(!event.currentTarget.checked)} />
        {words('link.off')}
      </label>
    </>
  );
