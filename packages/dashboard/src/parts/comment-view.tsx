import type { Comment, Survey } from '@earshot/model';
import { direction } from '@earshot/model/rules';
import { keepPeriod } from '../state/period.ts';
import { plain } from '../state/said.ts';
import { atLeast, timeZone } from '../state/session.ts';
import { scoreWord } from '../state/surveys.ts';
import { channelName, languageName } from '../words/names.ts';
import { dateTime } from '../words/times.ts';
import { words } from '../words/words.ts';

/** How far a score lies from good, for the colour that repeats its word. */
const tone = (score: number, points: number): string => (score <= points * 0.4 ? 'tone-bad' : score > points * 0.6 ? 'tone-good' : '');

/** One comment as it was written: the score as a word, the text in its own language, and where it came from. */
export function CommentView({ comment, survey, at }: { comment: Comment; survey: Survey | undefined; at: boolean }) {
  const { score, language } = comment;
  const { word, points } = scoreWord(survey, score ?? 0);
  return (
    <article
      class="comment"
      id={`comment-${comment.id}`}
      tabIndex={-1}
      data-at={at}
      aria-label={score === null ? words('comments.no-score') : word}
    >
      <p>
        {score === null ? (
          <span class="soft">{words('comments.no-score')}</span>
        ) : (
          <>
            <strong class={tone(score, points)}>{word}</strong>{' '}
            <span class="soft small">{words('comments.points', { score, points })}</span>
          </>
        )}
        {comment.test ? <span class="badge tone-warn">{words('comments.test')}</span> : null}
      </p>
      <p class="words" lang={language} dir={direction(language)}>
        {comment.text}
      </p>
      <p class="chips">
        <time dateTime={new Date(comment.at).toISOString()}>{dateTime(comment.at, timeZone.value)}</time>
        <span>{survey ? plain(survey.title) : comment.survey}</span>
        <span>{languageName(language)}</span>
        <span>{channelName(comment.channel)}</span>
        {comment.page ? <span dir="ltr">{comment.page}</span> : null}
        {comment.case && atLeast('supervisor') ? <a href={keepPeriod(`/cases/${comment.case}`)}>{words('comments.to-case')}</a> : null}
      </p>
    </article>
  );
}
