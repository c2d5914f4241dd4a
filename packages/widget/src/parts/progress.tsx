import { progress } from '../flow/session.ts';
import type { View } from './view.ts';

/** Where the person is, in words and as a thin line; nothing at all in a survey of one step. */
export function Progress({ state, words }: View) {
  const { step, total } = progress(state);
  if (total < 2) return null;
  return (
    <>
      <p class="step">{words('progress.step', { step, total })}</p>
      <div class="bar">
        <svg aria-hidden="true" viewBox="0 0 100 2" preserveAspectRatio="none">
          <line x1="0" y1="1" x2={(100 * step) / total} y2="1" />
        </svg>
      </div>
    </>
  );
}
