import { isRefusedError, isSdkError, type SdkError } from './errors.ts';

/**
 * Why an event is not at the server, as far as this client knows: `rejected` = the server does not take this event, `refused` = it did
 * not take the request, `busy` and `network` = every try ended so, `unexpected-reply` = something else than a server answered,
 * `queue-full` = too much waited already, `closed` = it came after `close()`, `not-kept` = the outbox
 * could not be written, `damaged` = it could not be read any more.
 */
export type LossReason =
  | 'rejected'
  | 'refused'
  | 'busy'
  | 'network'
  | 'unexpected-reply'
  | 'queue-full'
  | 'closed'
  | 'not-kept'
  | 'damaged';

/** One event that was given up; its data are not repeated here, because they may be personal. */
export interface Loss {
  /** Of the event; empty where it could not be read. */
  id: string;
  reason: LossReason;
  error?: SdkError;
}

/** How many events were given up, by reason: always 0 or more for each. */
export type Lost = Readonly<Record<LossReason, number>>;

const reasons = {
  BusyError: 'busy',
  NetworkError: 'network',
  UnexpectedReplyError: 'unexpected-reply',
  QueueFullError: 'queue-full',
  ClosedError: 'closed',
  NotKeptError: 'not-kept',
  RefusedError: 'refused',
} as const satisfies Record<SdkError['name'], LossReason>;

const reasonOf = (error: SdkError): LossReason => (isRefusedError(error) && error.status === 200 ? 'rejected' : reasons[error.name]);

/** Counts what is given up and tells whoever wants to know. */
export function createLost(onLost: ((loss: Loss) => void) | undefined) {
  const lost = {
    rejected: 0,
    refused: 0,
    busy: 0,
    network: 0,
    'unexpected-reply': 0,
    'queue-full': 0,
    closed: 0,
    'not-kept': 0,
    damaged: 0,
  } satisfies Lost;
  const count = (id: string, error: unknown): void => {
    if (error !== 'damaged' && !isSdkError(error)) return;
    const loss: Loss = error === 'damaged' ? { id, reason: error } : { id, reason: reasonOf(error), error };
    lost[loss.reason]++;
    // Whatever they do with it, and should it throw, is outside of what is sent.
    if (onLost) Promise.resolve(loss).then(onLost);
  };
  return { lost: lost as Lost, count };
}
