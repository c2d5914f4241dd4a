import { Say } from '../questions/say.tsx';
import type { View } from './view.ts';

/** A text with a place for something that may be in another language. */
const around = (text: string, place: string): [string, string] => {
  const [before = '', after = ''] = text.split(place);
  return [before, after];
};

/** Who asks, always in sight; and the number US federal surveys must show. */
export function AskedBy({ state, words }: View) {
  const { controller, omb } = state.survey.notice;
  const [before, after] = around(words('notice.by'), '{controller}');
  return (
    <p class="foot">
      {before}
      <Say text={controller} />
      {after} {state.current.kind !== 'contact' && words('notice.private')}
      {omb && ` ${words('notice.omb', { number: omb.number, expires: omb.expires })} ${words('notice.ombMinutes', { count: omb.minutes })}`}
    </p>
  );
}
