import type { SaidSurvey } from '@earshot/model';
import { Say } from '@earshot/widget/questions';
import { Contacts } from './contacts.tsx';
import { Frame, type PageOf, plain } from './frame.tsx';
import { Languages } from './languages.tsx';

interface ThanksPageProps {
  page: PageOf;
  said: SaidSurvey;
  /** Whether the answer was such that a person will look into it. */
  low: boolean;
  wanted: readonly string[];
}

/** After Send: what happens next, and after a bad experience how to reach a person. */
export function ThanksPage({ page, said, low, wanted }: ThanksPageProps) {
  const { words } = page;
  const own = low ? said.thanks?.low : said.thanks?.body;
  const heading = words(low ? 'low.heading' : 'sent.heading');
  return (
    <Frame
      page={page}
      title={heading}
      aside={
        <Languages languages={said.languages} language={said.language} words={words} wanted={wanted} query={{ sent: low ? 'low' : '1' }} />
      }
    >
      <h1>{heading}</h1>
      <p>{own ? <Say text={own} /> : words(low ? 'low.body' : 'sent.body', { controller: plain(said.notice.controller) })}</p>
      {low && <Contacts points={said.contact} heading={words('low.contact')} />}
    </Frame>
  );
}
