/** A small accessible survey for any page. */

export type { Drawn, Order } from './order.ts';
