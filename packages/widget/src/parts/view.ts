import type { Mode, OpenedCase } from '@earshot/model';
import type { Session, SessionState } from '../flow/session.ts';
import type { Words } from '../flow/words.ts';
import type { Stand } from './stand.ts';

/** How far the answer has come, told as it is and never better. */
export type Delivery = 'sending' | 'kept' | 'sent' | 'refused' | 'deleted';

/** Everything the card is drawn from. */
export interface View {
  session: Session;
  state: SessionState;
  words: Words;
  idPrefix: string;
  mode: Mode;
  /** What a mode other than inline adds. */
  stand: Stand | undefined;
  /** Whether there is room for a table. Asked only by what is one: to know it the browser has to lay out the page. */
  wide(): boolean;
  test: boolean;
  /** The token that came with the page; `false` where the person wants no link, nothing where there is none to make. */
  linked: string | false | undefined;
  /** What the token stands for, in the words the person knows; empty until the server has said it. */
  about?: string;
  panel: 'notice' | 'languages' | undefined;
  delivery: Delivery | undefined;
  /** Id of the event that brings the answer. */
  sent?: string;
  /** The person's own case that the answer opened. */
  opened?: OpenedCase | undefined;
  /** The server's address: a case is asked after there. */
  server: string;
  /** Contact details are read once more before they are sent. */
  review?: boolean | undefined;
  /** Only the offer, not yet the question. */
  compact?: boolean;
  /** Only the tab, not yet the card. */
  closed?: boolean;
  /** On a shared screen that nobody touched for a while: seconds until it is cleared. */
  clears?: number | undefined;
  /** What the live region says. */
  status: string;
}

/** Everything a person can do in the card. */
export interface Acts {
  /** Leaves the question on show: for the next one, or to finish early. */
  next(event: Event, by?: 'next' | 'finish'): void;
  /** Takes up the offer. */
  open(): void;
  /** To the question before, or to the one named. */
  back(to?: string): void;
  /** Sends, after the review. */
  send(): void;
  close(): void;
  toggle(panel: 'notice' | 'languages'): void;
  speak(language: string): void;
  link(on: boolean): void;
  forget(): void;
  focus(id: string): void;
  /** On a shared screen: begins with the next person. */
  again(): void;
  /** On a shared screen: it is not cleared yet. */
  stay(): void;
}
