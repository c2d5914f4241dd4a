import type { SaidSurvey } from '@earshot/model';
import { Contacts } from './contacts.tsx';
import { Frame, type PageOf } from './frame.tsx';

/** Why there is no question here; each is the beginning of the keys of its sentences. */
export type Message = 'page.closed' | 'page.paused' | 'page.missing' | 'page.failed' | 'page.tooLarge' | 'refused' | 'status.missing';

/** A page that says one thing, and how to reach a person where that is known. */
export const MessagePage = ({ page, message, contact = [] }: { page: PageOf; message: Message; contact?: SaidSurvey['contact'] }) => (
  <Frame page={page} title={page.words(`${message}.heading`)}>
    <h1>{page.words(`${message}.heading`)}</h1>
    <p>{page.words(`${message}.body`)}</p>
    <Contacts points={contact} heading={page.words('page.reach')} />
  </Frame>
);
