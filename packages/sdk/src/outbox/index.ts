/** A durable outbox for Node: what was recorded is on disk until the server has answered. Node 22.13 or newer. */

export { isOutboxLockedError, OutboxLockedError } from './lock.ts';
export { openOutbox, type OutboxOptions } from './open-outbox.ts';
