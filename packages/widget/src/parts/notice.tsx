import { Say } from '../questions/say.tsx';
import type { View } from './view.ts';

/** Why we ask, how long answers are kept, and where to read more. */
export function Notice({ state, words }: View) {
  const { purpose, keepDays, link } = state.survey.notice;
  return (
    <div class="panel">
      <p>
        <Say text={purpose} />
      </p>
      <p>{words('notice.keep', { count: keepDays })}</p>
      {link && (
        <p>
          <a href={link} target="_blank" rel="noopener">
            {words('notice.link')}
          </a>
        </p>
      )}
    </div>
  );
}
