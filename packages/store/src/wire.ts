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

/** A value on its way between threads as JSON: for rows of many small fields half as dear as the structured clone of a message. */
export type AsText<T> = string & { readonly of?: T };

export const toText = <T>(value: T): AsText<T> => JSON.stringify(value);
export const fromText = <T>(text: AsText<T>): T => JSON.parse(text) as T;
