/** Every refusal of a whole request or command, by its stable code. HTTP statuses live in `server/src/errors.ts` alone. */
export const errorCodes = [
  'agency.unknown',
  'agency.invalid',
  'case.unknown',
  'case.move-not-allowed',
  'catalogue.invalid',
  'event.not-cloudevents',
  'key.missing',
  'key.unknown',
  'key.revoked',
  'key.origin-not-allowed',
  'key.scope-missing',
  'request.invalid',
  'request.not-found',
  'request.not-json',
  'request.too-large',
  'request.too-many',
  'request.too-many-events',
  'request.unsupported-type',
  'server.busy',
  'server.failed',
  'server.not-ready',
  'setting.invalid',
  'setup.token-invalid',
  'staff.back-off',
  'staff.cross-site',
  'staff.exists',
  'staff.not-allowed',
  'staff.not-signed-in',
  'staff.wrong-password',
  'store.locked',
  'store.newer-schema',
  'store.unavailable',
  'survey.invalid',
  'survey.no-notice',
  'survey.unknown',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong in a file or a request: where, what, and what is allowed. */
export interface Fault {
  /** A path such as `questions.2.labels`. */
  at: string;
  message: string;
  /** Line in the file, from 1, where it could be found. */
  line?: number;
  /** The file, where several were read. */
  file?: string;
}

/** What Earshot throws: a stable code, a sentence for a person, and the fields needed to act. */
export class EarshotError extends Error {
  override readonly name = 'EarshotError';
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, more: { faults?: readonly Fault[]; retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.code = code;
    this.faults = more.faults ?? [];
    this.retryAfter = more.retryAfter;
  }
}

/** Works across two copies of the package on one page, unlike `instanceof`. */
export const isEarshotError = (error: unknown): error is EarshotError =>
  error instanceof Error && error.name === 'EarshotError' && 'code' in error;
