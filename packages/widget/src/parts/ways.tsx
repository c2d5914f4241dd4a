import { progress } from '../flow/session.ts';
import { firstFieldId } from '../questions/question.ts';
import type { Acts, View } from './view.ts';

/** Kinds whose answer nothing but a button can take back. */
const held = ['rating', 'nps', 'ces', 'yesno', 'choice', 'matrix', 'rank'];

/** The quiet ways beside the main one: back, to take an answer back, and to end here with what was answered so far. */
export function Ways({ view: { session, state, words, idPrefix }, acts }: { view: View; acts: Acts }) {
  const { current } = state;
  const clears = !current.required && held.includes(current.kind) && state.held[current.id]?.value !== undefined;
  const clear = () => {
    session.answer(current.id, undefined);
    // The button is gone with the answer: the focus goes to where one is given.
    acts.focus(firstFieldId(`${idPrefix}-${current.id}`));
  };
  const { step, total } = progress(state);
  return (
    <>
      {step > 1 && (
        <button type="button" class="quiet" onClick={() => acts.back()}>
          {words('button.back')}
        </button>
      )}
      {clears && (
        <button type="button" class="quiet" onClick={clear}>
          {words('button.clear')}
        </button>
      )}
      {step > 1 && step < total && (
        <button type="button" class="quiet" onClick={(event) => acts.next(event, 'finish')}>
          {words('button.early')}
        </button>
      )}
    </>
  );
}
