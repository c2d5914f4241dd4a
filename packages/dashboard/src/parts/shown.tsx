import type { ComponentChildren } from 'preact';
import type { Loaded } from '../live/loaded.ts';
import { words } from '../words/words.ts';
import { Problem } from './problem.tsx';

/** Grey lines where text will stand, and the word for those who do not see them. */
export function Skeleton() {
  return (
    <div class="skeleton">
      <span />
      <span />
      <span />
      <p class="unseen" role="status">
        {words('loading')}
      </p>
    </div>
  );
}

/** What was asked of the server, in whichever state it is: the last good picture outlives a failure, with the failure said above it. */
export function Shown<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const { data, problem, slow, again } = of;
  return (
    <>
      {problem ? <Problem problem={problem} again={again} /> : null}
      {data === undefined ? !problem && slow ? <Skeleton /> : null : children(data)}
    </>
  );
}
