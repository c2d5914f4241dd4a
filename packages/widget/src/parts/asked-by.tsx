import { Say } from '../questions/say.tsx';
import type { View } from './view.ts';

/** Who asks, always in sight; and the number US federal surveys must show. */
export function AskedBy({ state, words }: View) {
  const { controller, omb } = state.survey.notice;
  // Its name may be in another language than the words around it.
  const [before, after] = words('notice.by').split('{controller}');
  return (
    <p class="foot">
      {before}
      <Say text={controller} />
      {after} {state.current.kind !== 'contact' && words('notice.private')}
      {omb && ` ${words('notice.omb', { number: omb.number, expires: omb.expires })} ${words('notice.ombMinutes', { count: omb.minutes })}`}
    </p>
  );
}
