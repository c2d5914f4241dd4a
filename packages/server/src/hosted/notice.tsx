import type { SaidSurvey } from '@earshot/model';
import type { Words } from '@earshot/widget/locales';
import { Say } from '@earshot/widget/questions';

interface NoticeProps {
  notice: SaidSurvey['notice'];
  words: Words;
}

/** Who asks, always in sight; that personal details are not wanted, but where they are asked for; and the number US federal surveys must show. */
export function AskedBy({ notice: { controller, omb }, words, isPrivate }: NoticeProps & { isPrivate: boolean }) {
  const [before = '', after = ''] = words('notice.by').split('{controller}');
  return (
    <p class="foot">
      {before}
      <Say text={controller} />
      {after} {isPrivate && words('notice.private')}
      {omb && ` ${words('notice.omb', { number: omb.number, expires: omb.expires })} ${words('notice.ombMinutes', { count: omb.minutes })}`}
    </p>
  );
}

/** Why we ask, how long answers are kept, and where to read more. */
export const WhyWeAsk = ({ notice: { purpose, keepDays, link }, words }: NoticeProps) => (
  <details class="why">
    <summary>{words('notice.button')}</summary>
    <div class="panel">
      <p>
        <Say text={purpose} />
      </p>
      <p>{words('notice.keep', { count: keepDays })}</p>
      {link && (
        <p>
          <a href={link}>{words('notice.link')}</a>
        </p>
      )}
    </div>
  </details>
);
