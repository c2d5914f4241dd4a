import { progress } from '../flow/session.ts';
import type { View } from './view.ts';

/** Where the person is, in words and as a thin line; nothing at all in a survey of one step. */
export function Progress({ state, words }: View) {
  const { step, total } = progress(state);
  if (total < 2) return null;
  return (
    <>
      <p class="step">{words('progress.step', { step, total })}</p>
      <progress class="bar" aria-hidden="true" value={step} max={total} />
    </>
  );
}
