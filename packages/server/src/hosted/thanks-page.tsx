import type { OpenedCase, SaidSurvey } from '@earshot/model';
import { Say } from '@earshot/widget/questions';
import { Contacts } from './contacts.tsx';
import { Frame, type PageOf, plain } from './frame.tsx';
import { HelpLinks } from './help-links.tsx';
import { Languages } from './languages.tsx';

interface ThanksPageProps {
  page: PageOf;
  said: SaidSurvey;
  /** Whether the answer was such that a person will look into it. */
  low: boolean;
  /** The case it opened for this person alone. */
  opened: OpenedCase | undefined;
  wanted: readonly string[];
}

/** After Send: what happens next, and after a bad experience how to ask after it and how to reach a person. */
export function ThanksPage({ page, said, low, opened, wanted }: ThanksPageProps) {
  const { words } = page;
  const own = low ? said.thanks?.low : said.thanks?.body;
  const heading = words(low ? 'low.heading' : 'sent.heading');
  const query = { sent: low ? 'low' : '1', ...(opened ? { case: opened.token } : {}) };
  return (
    <Frame
      page={page}
      title={heading}
      aside={<Languages languages={said.languages} language={said.language} words={words} wanted={wanted} query={query} />}
    >
      <h1>{heading}</h1>
      <p>{own ? <Say text={own} /> : words(low ? 'low.body' : 'sent.body', { controller: plain(said.notice.controller) })}</p>
      {opened && (
        <p class="panel reference">
          <Reference text={words('thanks.reference')} reference={opened.reference} />{' '}
          <a class="reach" href={`/status/${opened.token}?lang=${said.language}`}>
            {words('thanks.status')}
          </a>
        </p>
      )}
      {low && said.thanks?.next && (
        <section>
          <h2>{words('low.next')}</h2>
          <p>
            <Say text={said.thanks.next} />
          </p>
        </section>
      )}
      {low && <Contacts points={said.contact} heading={words('low.contact')} />}
      <HelpLinks links={said.thanks?.links} heading={words('thanks.links')} />
    </Frame>
  );
}

/** A sentence around a number that is read from left to right in every language. */
function Reference({ text, reference }: { text: string; reference: string }) {
  const [before = '', after = ''] = text.split('{reference}');
  return (
    <>
      {before}
      <strong>
        <bdi>{reference}</bdi>
      </strong>
      {after}
    </>
  );
}
