import { isLow } from '../flow/session.ts';
import { Say } from '../questions/say.tsx';
import { Contacts } from './contacts.tsx';
import type { Acts, View } from './view.ts';

/** Beneath the thank-you: the way to delete what waits on the device, how to ask after it, what happens next, whom to call, and where else help is. */
export function After({ view, acts }: { view: View; acts: Acts }) {
  const { state, words, delivery, opened, server } = view;
  const { thanks, contact, language } = state.survey;
  const low = isLow(state);
  const [before, behind] = words('thanks.reference').split('{reference}');
  if (delivery === 'sending') return null;
  return (
    <>
      {delivery === 'kept' && (
        <div class="actions">
          <button type="button" class="quiet" onClick={acts.forget}>
            {words('button.delete')}
          </button>
        </div>
      )}
      {opened && (
        <div class="panel">
          <p>
            {before}
            <strong>
              <bdi>{opened.reference}</bdi>
            </strong>
            {behind}
          </p>
          <a class="reach" href={`${server}status/${opened.token}?lang=${language}`} target="_blank" rel="noopener">
            {words('thanks.status')}
          </a>
        </div>
      )}
      {low && delivery === 'sent' && thanks?.next && (
        <>
          <h3>{words('low.next')}</h3>
          <p>
            <Say text={thanks.next} />
          </p>
        </>
      )}
      {low && contact.length > 0 && (
        <>
          <h3>{words('low.contact')}</h3>
          <Contacts points={contact} />
        </>
      )}
      {thanks?.links && (
        <>
          <h3>{words('thanks.links')}</h3>
          <ul>
            {thanks.links.map(({ label, url }) => (
              <li key={url}>
                <a class="reach" href={url}>
                  <Say text={label} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
