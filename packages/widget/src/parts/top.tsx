import { Say } from '../questions/say.tsx';
import { Cross } from './figure.tsx';
import type { Acts, View } from './view.ts';

/** The head of the card: the title where the survey is a page of its own, else the button that closes it. */
export const Top = ({ view, acts }: { view: View; acts: Acts }) => {
  // The first heading of a page that has none, else one of its parts.
  const Heading = document.querySelector('h1') ? 'h2' : 'h1';
  return view.mode === 'page' || view.mode === 'kiosk' ? (
    <Heading class="title">
      <Say text={view.state.survey.title} />
    </Heading>
  ) : (
    <button type="button" class="close" aria-label={view.words('button.close')} onClick={acts.close}>
      <Cross />
    </button>
  );
};
