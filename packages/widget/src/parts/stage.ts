import type { Furthest } from '@earshot/model';
import type { Drawn, Order, PageEvent } from '../order.ts';
import type { View } from './view.ts';

/** One drawing of a survey on a page, as the acts that come late see it. */
export interface Stage extends Drawn {
  readonly order: Order;
  readonly host: HTMLElement;
  readonly view: View;
  /** Draws with this changed, and moves the focus to the element with the id. */
  show(change: Partial<View>, focus?: string): void;
  /** Id of the prompt on show. */
  field(): string;
  reach(furthest: Furthest): void;
  said(name: PageEvent): void;
  /** Begins with the next person. */
  again(): void;
}

/** Acts that no inline rating needs: what they do comes with the first act, in `acts.ts`. */
export const lateActs = ['back', 'forget', 'link', 'speak', 'toggle'] as const;
