import type { SiteOffers } from '@earshot/model';
import type { Drawn } from '../order.ts';
import type { Page, SurveyOffer, whyNot } from './eligible.ts';
import type { Tag } from './tag.ts';
import type { Remembered } from './wait.ts';
import type { Standing } from './why.ts';

/** One tag on one page: what the loader knows, and hands to the files that come later. */
export interface Site extends Page, Remembered, Omit<Tag, 'storage'> {
  script: HTMLElement;
  /** The room that is kept for an inline survey. */
  host?: HTMLElement | undefined;
  /** `none`: nothing may be kept on this device, now. */
  storage: 'none' | undefined;
  /** What the site offers, as it was when the page came; an empty list when it did not come. */
  offers: Promise<SiteOffers>;
  /** When the newest list was asked for, epoch milliseconds. */
  fetched: number;
  /** What kept the list from coming: a status, or an error. */
  trouble?: unknown;
  /** The survey on the page, or on its way there. */
  shown?: (Pick<Drawn, 'close' | 'focus'> & Partial<Drawn>) | undefined;
  standings: Record<string, Standing>;
  /** Fetches JSON from the server. @throws the status when the server refuses */
  get<T>(address: string, options?: RequestInit): Promise<T>;
  /** Imports the drawing code, checked by its hash. */
  drawing(): Promise<typeof import('../draw.tsx')>;
  whyNot: typeof whyNot;
  /** Fetches a survey and has it drawn; `asked` says that the person wants it. Where it fails, nothing is shown. */
  show(due: SurveyOffer, asked?: boolean): Promise<void>;
  /** Gives back the room that was kept for an inline survey. */
  release(): void;
}
