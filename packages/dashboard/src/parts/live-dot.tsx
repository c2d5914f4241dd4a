import { now } from '../live/clock.ts';
import { keeping, lastAnswerAt, liveState } from '../live/live.ts';
import { ago } from '../words/times.ts';
import { words } from '../words/words.ts';

/** Whether the page is live, and how old the last answer is. The dot pulses once when one arrives, where motion is allowed. */
export function LiveDot() {
  const state = liveState.value;
  const at = lastAnswerAt.value;
  const saving = state === 'open' ? keeping.value : 'good';
  const text =
    state === 'lost'
      ? words('live.lost')
      : saving !== 'good'
        ? words(`live.${saving}`)
        : state === 'connecting'
          ? words('live.connecting')
          : at
            ? words('live.last', { when: ago(at, Math.max(now.value, at)) })
            : words('live.open');
  return (
    <span class="live" data-state={saving === 'good' ? state : saving} {...(at ? { 'data-heard': '' } : {})}>
      <span class="dot" key={at ?? 0} aria-hidden="true" />
      {text}
    </span>
  );
}
