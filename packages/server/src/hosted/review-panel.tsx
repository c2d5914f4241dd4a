import type { SaidSurvey } from '@earshot/model';
import type { Words } from '@earshot/widget/locales';
import { plain } from './frame.tsx';
import type { Review } from './review.ts';

interface ReviewPanelProps {
  review: Review;
  notice: SaidSurvey['notice'];
  words: Words;
  form: string;
}

/** Exactly the contact details that would be sent, each with its way back. */
export const ReviewPanel = ({ review: { lines, go }, notice, words, form }: ReviewPanelProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form controls, and this has none
  <div class="summary concern" role="group" aria-labelledby="review">
    <h2 id="review" tabIndex={-1} autofocus>
      {words('review.heading')}
    </h2>
    <p>{words('review.body', { controller: plain(notice.controller) })}</p>
    <dl class="facts">
      {lines.map(({ question, part, text }) => (
        <div key={part}>
          <dt>{words(`contact.${part}`)}</dt>
          <dd>
            <bdi class="quote">{text}</bdi>{' '}
            <button type="submit" form={form} name="~go" value={`change:${question}`} class="quiet">
              {words('review.change')}
              <span class="unseen">: {words(`contact.${part}`)}</span>
            </button>
          </dd>
        </div>
      ))}
    </dl>
    <div class="actions">
      <button type="submit" form={form} name="~go" value={go} class="primary">
        {words('button.send')}
      </button>
    </div>
  </div>
);
