import { progress } from '../flow/session.ts';
import type { Acts, View } from './view.ts';

/** Answers given by radios, which nothing but a button can take back. */
const held = ['rating', 'nps', 'ces', 'yesno', 'choice', 'matrix'];

/** The quiet ways beside the main one: to take an answer back, and to end here with what was answered so far. */
export function Ways({ view: { state, words }, acts }: { view: View; acts: Acts }) {
  const { current } = state;
  const clears = !current.required && held.includes(current.kind) && state.held[current.id]?.value !== undefined;
  const { step, total } = progress(state);
  return (
    <>
      {clears && (
        <button type="button" class="quiet" onClick={acts.clear}>
          {words('button.clear')}
        </button>
      )}
      {step > 1 && step < total && (
        <button type="button" class="quiet" onClick={acts.early}>
          {words('button.early')}
        </button>
      )}
    </>
  );
}
