import type { Fault } from '@earshot/model';
import { isHTTPError, isTimeoutError, isNetworkError as lostNetwork } from 'ky';
import { BusyError, isSdkError, NetworkError, RefusedError, UnexpectedReplyError } from './errors.ts';
import { retryAfter } from './send/retry.ts';

/** RFC 9457, as the server writes it. */
interface Problem {
  code: string;
  detail?: string;
  title?: string;
  faults?: Fault[];
}

const isProblem = (data: unknown): data is Problem =>
  typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';

/** Any failure of a request as one of ours; what is none (an abort, a programming error) comes back as it is. */
export function asSdkError(error: unknown): unknown {
  if (isSdkError(error)) return error;
  if (isHTTPError(error)) {
    const { status, headers } = error.response;
    const problem = isProblem(error.data) ? error.data : undefined;
    const message = problem?.detail ?? problem?.title ?? `The server answered ${status}.`;
    if (status === 429 || status === 503) {
      const wait = retryAfter(headers.get('retry-after'), Date.now());
      return new BusyError(message, wait === undefined ? undefined : Math.ceil(wait / 1000), error);
    }
    if (problem) return new RefusedError(problem.code, message, { status, faults: problem.faults, cause: error });
    return new UnexpectedReplyError(message, { cause: error });
  }
  if (isTimeoutError(error)) return new NetworkError('The server did not answer in time.', { cause: error });
  if (lostNetwork(error)) return new NetworkError('The server could not be reached.', { cause: error });
  if (error instanceof SyntaxError) return new UnexpectedReplyError('The reply is not JSON.', { cause: error });
  return error;
}
