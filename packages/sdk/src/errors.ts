import type { Fault } from '@earshot/model';

/** What every error of the client is: `name` says which. */
export abstract class SdkError extends Error {
  abstract override readonly name:
    | 'RefusedError'
    | 'BusyError'
    | 'NetworkError'
    | 'UnexpectedReplyError'
    | 'QueueFullError'
    | 'ClosedError'
    | 'NotKeptError';
}

/** The server understood and said no; the same request will be refused again. */
export class RefusedError extends SdkError {
  override readonly name = 'RefusedError';
  /** A stable code: one of `errorCodes` for a whole request, one of `rejections` for a single event. */
  readonly code: string;
  readonly status: number;
  /** What is wrong where, as far as the server could tell. */
  readonly faults: readonly Fault[];

  constructor(code: string, message: string, more: { status: number; faults?: readonly Fault[] | undefined; cause?: unknown }) {
    super(message, { cause: more.cause });
    this.code = code;
    this.status = more.status;
    this.faults = more.faults ?? [];
  }
}

/** The server has too much to do (503), or this client asked too often (429). Nothing was taken; trying again later is right. */
export class BusyError extends SdkError {
  override readonly name = 'BusyError';
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter: number | undefined, cause?: unknown) {
    super(message, { cause });
    this.retryAfter = retryAfter;
  }
}

/** No reply came: no network, no server, or none in time. What was sent may still have arrived. */
export class NetworkError extends SdkError {
  override readonly name = 'NetworkError';
}

/** A reply came that no Earshot server gives: often a proxy, a sign-in portal or a wrong address. */
export class UnexpectedReplyError extends SdkError {
  override readonly name = 'UnexpectedReplyError';
}

/** More events wait than may: nothing was sent. Wait for `flush()`, record fewer at once, or use an outbox with more room. */
export class QueueFullError extends SdkError {
  override readonly name = 'QueueFullError';
}

/** The client was closed: nothing was sent. */
export class ClosedError extends SdkError {
  override readonly name = 'ClosedError';
}

/** The outbox could not be written, as on a full disk: nothing was kept and nothing sent. `cause` says why. */
export class NotKeptError extends SdkError {
  override readonly name = 'NotKeptError';
}

// By name, not `instanceof`: two copies of the package may meet in one program.
const named =
  <E extends SdkError>(...names: E['name'][]) =>
  (error: unknown): error is E =>
    error instanceof Error && (names as string[]).includes(error.name);

export const isRefusedError = named<RefusedError>('RefusedError');
export const isBusyError = named<BusyError>('BusyError');
export const isNetworkError = named<NetworkError>('NetworkError');
export const isUnexpectedReplyError = named<UnexpectedReplyError>('UnexpectedReplyError');
export const isQueueFullError = named<QueueFullError>('QueueFullError');
export const isClosedError = named<ClosedError>('ClosedError');
export const isNotKeptError = named<NotKeptError>('NotKeptError');
/** Whether an error came from the client, of whichever kind. */
export const isSdkError = named<SdkError>(
  'RefusedError',
  'BusyError',
  'NetworkError',
  'UnexpectedReplyError',
  'QueueFullError',
  'ClosedError',
  'NotKeptError',
);
