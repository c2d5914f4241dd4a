import { contactLines } from '../flow/review.ts';
import { plain } from '../questions/say.tsx';
import type { Acts, View } from './view.ts';

/** Exactly the contact details that would be sent, each with its way back: nothing that names somebody leaves unread. */
export function Review({ view, acts }: { view: View; acts: Acts }) {
  const { state, words, idPrefix } = view;
  const { controller } = state.survey.notice;
  return (
    <div>
      <h2 id={`${idPrefix}-review`} tabIndex={-1}>
        {words('review.heading')}
      </h2>
      <p>{words('review.body', { controller: plain(controller) })}</p>
      <dl>
        {contactLines(state).map(({ question, part, text }) => (
          <div key={part}>
            <dt class="soft">{words(`contact.${part}`)}</dt>
            <dd>
              <bdi>{text}</bdi>{' '}
              <button type="button" class="quiet" onClick={() => acts.back(question)}>
                {words('review.change')}
                <span class="unseen">: {words(`contact.${part}`)}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" class="primary" onClick={acts.send}>
          {words('button.send')}
        </button>
      </div>
    </div>
  );
}
