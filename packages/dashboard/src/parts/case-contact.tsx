import type { Contact } from '@earshot/model';
import { useId } from 'preact/hooks';
import { words } from '../words/words.ts';

/** How the person asked to be reached, ready to be used: this is the one place that shows it. */
export function CaseContact({ of: { name, email, phone } }: { of: Contact }) {
  const heading = useId();
  return (
    <section class="stack" aria-labelledby={heading}>
      <h3 id={heading}>{words('case.contact')}</h3>
      <dl class="facts">
        {name ? (
          <>
            <dt>{words('case.contact.name')}</dt>
            <dd>
              <bdi>{name}</bdi>
            </dd>
          </>
        ) : null}
        {email ? (
          <>
            <dt>{words('case.contact.email')}</dt>
            <dd>
              <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`} dir="ltr">
                {email}
              </a>
            </dd>
          </>
        ) : null}
        {phone ? (
          <>
            <dt>{words('case.contact.phone')}</dt>
            <dd>
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
                {phone}
              </a>
            </dd>
          </>
        ) : null}
      </dl>
      <p class="soft">{words('case.contact.explain')}</p>
    </section>
  );
}
