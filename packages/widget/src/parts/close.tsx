import { Cross } from './figure.tsx';
import type { Acts, View } from './view.ts';

/** The button that closes the card. */
export const Close = ({ view, acts }: { view: View; acts: Acts }) => (
  <button type="button" class="close" aria-label={view.words('button.close')} onClick={acts.close}>
    <Cross />
  </button>
);
