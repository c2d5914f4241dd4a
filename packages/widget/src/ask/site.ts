import type { SaidSurvey, SiteOffers } from '@earshot/model';
import type { Drawn } from '../order.ts';
import type { Page, SurveyOffer, whyNot } from './eligible.ts';
import type { Tag } from './tag.ts';
import type { Remembered } from './wait.ts';
import type { Standing } from './why.ts';

/** A survey on its way to the page, for which it stands until it is there. */
export interface Coming extends Pick<Drawn, 'close' | 'focus'> {
  due: SurveyOffer;
  /** The person wants it. */
  asked: boolean | undefined;
  /** The page it was due on. */
  path: string;
  /** Fetches it in the first of these languages that it has. */
  load(languages: string): Promise<SaidSurvey>;
}

/** One tag on one page: what the loader knows, and hands to the files that come later. */
export interface Site extends Page, Remembered, Omit<Tag, 'storage'> {
  script: HTMLElement;
  /** The room that is kept for an inline survey. */
  host?: HTMLElement | undefined;
  /** `none`: nothing may be kept on this device, now. */
  storage: 'none' | undefined;
  /** What the site offers, as it was when the page came; an empty list when it did not come. */
  offers: Promise<SiteOffers>;
  /** The newest of those offers that is known. */
  surveys?: SurveyOffer[];
  /** When they were asked for, epoch milliseconds. */
  fetched: number;
  /** What kept the list from coming: a status, or an error. */
  trouble?: unknown;
  /** The survey on the page, or on its way there. */
  shown?: (Pick<Drawn, 'close' | 'focus'> & Partial<Drawn>) | undefined;
  standings: Record<string, Standing>;
  /** Fetches JSON from the server. @throws the status when the server refuses */
  get<T>(address: string, options?: RequestInit): Promise<T>;
  /** Imports the drawing code, checked by its hash. */
  drawing(): Promise<typeof import('./present.ts')>;
  whyNot: typeof whyNot;
  /** Fetches a survey and has it drawn; `asked` says that the person wants it. Where it fails, nothing is shown. */
  show(due: SurveyOffer, asked?: boolean): Promise<void>;
  /** Gives back the room that was kept for an inline survey. */
  release(): void;
}
