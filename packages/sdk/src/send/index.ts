/** Brings events to a server from a page: small enough for the widget, and honest about what arrived. */

export type { SendState } from './queue.ts';
// Sending
export { createSender, type Pending, type Sender, type SenderOptions } from './sender.ts';

// Ids
export { uuidv7 } from './uuidv7.ts';
