import { Page } from '../parts/page.tsx';
import { keepPeriod } from '../state/period.ts';
import { words } from '../words/words.ts';

/** An address without a page, or one that the person's role does not include. */
export function NotFoundPage() {
  return (
    <Page title={words('not-found.title')}>
      <div class="stack">
        <p>{words('not-found.body')}</p>
        <p>
          <a href={keepPeriod('/')}>{words('not-found.link')}</a>
        </p>
      </div>
    </Page>
  );
}
