import type { Mode } from '@earshot/model';
import type { ComponentChildren } from 'preact';
import type { Order } from '../order.ts';
import type { Stage } from './stage.ts';
import type { Acts, View } from './view.ts';

type Part = (props: { view: View; acts: Acts }) => ComponentChildren;

/** What the ways to stand on a page that are not inline add: all of it comes late, in `modes.js` and `page.js`. */
export interface Stand {
  css: string;
  /** Above the question: a heading, or the button that closes. */
  Head: Part;
  /** In the question's place, while it only offers itself. */
  Offer?: Part;
  /** In the card's place, while it is closed. */
  Tab?: Part;
  /** Beneath everything. */
  Foot?: Part;
  /** The order, where one that stands so is not carried out as given. */
  order?(given: Order): Order;
  /** How a survey begins that stands so. */
  first(mode: Mode, asked: boolean | undefined): Partial<View>;
  /** What a person can do only to a survey that stands so. */
  acts(stage: Stage): Partial<Acts>;
  /** Told after the first drawing; the signal tells when it goes. */
  begin(stage: Stage, acts: Acts, signal: AbortSignal): void;
}
