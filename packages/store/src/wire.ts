import { EarshotError, type ErrorCode, type Fault, isEarshotError } from '@earshot/model';

/** An error as it crosses from one thread to another, where class and code would be lost. */
export interface WireError {
  code: ErrorCode | null;
  message: string;
  faults: readonly Fault[];
  retryAfter: number | null;
}

export const toWire = (error: unknown): WireError =>
  isEarshotError(error)
    ? { code: error.code, message: error.message, faults: error.faults, retryAfter: error.retryAfter ?? null }
    : { code: null, message: error instanceof Error ? error.message : String(error), faults: [], retryAfter: null };

/** What was not one of ours is the server's own failure. */
export const fromWire = ({ code, message, faults, retryAfter }: WireError): EarshotError =>
  new EarshotError(code ?? 'server.failed', message, { faults, ...(retryAfter !== null && { retryAfter }) });
