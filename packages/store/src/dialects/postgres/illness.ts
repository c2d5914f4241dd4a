import { EarshotError, isEarshotError } from '@earshot/model';

/**
 * SQLSTATE classes and codes of a database that serves nobody just now: connection lost (08), no disk, memory or connections left (53), stopped
 * or starting (57P), took too long (57014), reading or writing failed (58, XX), read only as a standby is (25006), not let in (28, 3D000, 42501).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const illCodes = /^(08|28|53|57P|58|XX)|^(57014|25006|3D000|42501)$/;
/** What the driver itself says, without a code. */
const lostConnection =
  /Connection terminated|connection timeout|timeout expired|timeout exceeded|read timeout|not queryable|calling end on the pool|not support SSL/i;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/**
 * Five letters and digits are PostgreSQL's; ECONNREFUSED, ENOTFOUND and the like are the system's, CERT_HAS_EXPIRED and the like say that it is not
 * the server that is trusted: https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const isLost = (error: unknown): boolean =>
  /^(E[A-Z]{4,}|[A-Z]+(_[A-Z0-9]+)+)$/.test(codeOf(error)) ||
  (codeOf(error) === '' && error instanceof Error && lostConnection.test(error.message));

/** Whether the connection an error came over is to be thrown away. */
export const isBroken = (error: unknown): boolean => isLost(error) || /^(08|57P)/.test(codeOf(error));

/** An error of the driver as the rest knows it: an ill database is `store.unavailable`, whoever asked; anything else is what it was. */
export const told = (error: unknown): unknown =>
  isLost(error) || illCodes.test(codeOf(error))
    ? new EarshotError('store.unavailable', 'The database takes nothing just now; send again in a few seconds.', {
        retryAfter: 5,
        cause: error,
      })
    : error;

export const isIll = (error: unknown): boolean => isEarshotError(error) && error.code === 'store.unavailable';

/** Serialization failure, deadlock: PostgreSQL broke off one of two transactions that were in each other's way. */
export const isRefusedRace = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));
