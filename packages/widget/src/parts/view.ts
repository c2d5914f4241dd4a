import type { Mode } from '@earshot/model';
import type { SessionState } from '../flow/session.ts';
import type { Words } from '../flow/words.ts';
import type { Stand } from './stand.ts';

/** How far the answer has come, told as it is and never better. */
export type Delivery = 'sending' | 'kept' | 'sent' | 'refused' | 'deleted';

/** Everything the card is drawn from. */
export interface View {
  state: SessionState;
  words: Words;
  idPrefix: string;
  mode: Mode;
  /** What a mode other than inline adds. */
  stand: Stand | undefined;
  test: boolean;
  /** A reference came with the page: whether the answer will be linked to it. */
  linked: boolean | undefined;
  panel: 'notice' | 'languages' | undefined;
  delivery: Delivery | undefined;
  /** Only the offer, not yet the question. */
  compact?: boolean;
  /** Only the tab, not yet the card. */
  closed?: boolean;
  /** What the live region says. */
  status: string;
}

/** Everything a person can do in the card. */
export interface Acts {
  next(event: Event): void;
  /** Takes up the offer. */
  open(): void;
  back(): void;
  /** Takes the answer on show back. */
  clear(): void;
  /** Ends here, with what was answered so far. */
  early(): void;
  close(): void;
  toggle(panel: 'notice' | 'languages'): void;
  speak(language: string): void;
  link(on: boolean): void;
  forget(): void;
  focus(id: string): void;
}
