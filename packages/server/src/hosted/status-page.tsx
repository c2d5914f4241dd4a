import type { Case, SaidSurvey } from '@earshot/model';
import { Say } from '@earshot/widget/questions';
import { Contacts } from './contacts.tsx';
import { Frame, type PageOf, plain } from './frame.tsx';
import { HelpLinks } from './help-links.tsx';
import { Languages } from './languages.tsx';

/** What of a case its person may read: nothing they wrote, nothing about staff. */
export type Standing = Pick<Case, 'id' | 'state' | 'outcome' | 'openedAt' | 'dueAt' | 'closedAt'>;

interface StatusPageProps {
  page: PageOf;
  said: SaidSurvey;
  standing: Standing;
  /** Of the agency: days are its days. */
  timeZone: string;
  now: number;
  wanted: readonly string[];
}

/** How a person's case stands: in words, with the days that count, what happens next, and whom to call. */
export function StatusPage({ page, said, standing, timeZone, now, wanted }: StatusPageProps) {
  const { words, language } = page;
  const { id, state, outcome, openedAt, dueAt, closedAt } = standing;
  const day = (at: number) => (
    <time dateTime={new Date(at).toISOString()}>{new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone }).format(at)}</time>
  );
  const active = closedAt === null;
  const heading = words('status.heading', { reference: id });
  return (
    <Frame
      page={page}
      title={heading}
      aside={<Languages languages={said.languages} language={said.language} words={words} wanted={wanted} />}
      foot={<p class="foot">{words('status.keep')}</p>}
    >
      <h1>{heading}</h1>
      <dl class="facts">
        <dt>{words('status.state')}</dt>
        <dd>{words(`status.${state === 'resolved' && outcome ? outcome : state}`)}</dd>
        <dt>{words('status.about')}</dt>
        <dd>
          <Say text={said.title} />
        </dd>
        <dt>{words('status.received')}</dt>
        <dd>{day(openedAt)}</dd>
        {/* Who was reached is waiting for an agreed answer, no longer for the first. */}
        {active && state !== 'contacted' && (
          <>
            <dt>{words('status.due')}</dt>
            <dd>{day(dueAt)}</dd>
          </>
        )}
        {closedAt !== null && (
          <>
            <dt>{words('status.closed')}</dt>
            <dd>{day(closedAt)}</dd>
          </>
        )}
      </dl>
      {active && state !== 'contacted' && dueAt < now && <p>{words('status.late')}</p>}
      {active && (
        <section>
          <h2>{words('low.next')}</h2>
          <p>{said.thanks?.next ? <Say text={said.thanks.next} /> : words('low.body', { controller: plain(said.notice.controller) })}</p>
        </section>
      )}
      <Contacts points={said.contact} heading={words('page.reach')} />
      <HelpLinks links={said.thanks?.links} heading={words('thanks.links')} />
    </Frame>
  );
}
