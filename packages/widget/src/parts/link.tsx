import { isLast } from '../flow/session.ts';
import type { Acts, View } from './view.ts';

/** Before Send: that the answer will be linked to the person's request, to which one, and the way to send it without. */
export const Link = ({ view: { linked, about, state, words }, acts }: { view: View; acts: Acts }) => {
  if (linked && about === undefined) acts.link(true);
  return linked === undefined || !isLast(state) ? null : (
    <>
      <p class="foot">
        {words('link.note')} <bdi>{about}</bdi>
      </p>
      <label class="check">
        <input type="checkbox" checked={!linked} onChange={(event) => acts.link(!event.currentTarget.checked)} />
        {words('link.off')}
      </label>
    </>
  );
};
