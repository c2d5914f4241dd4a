import type { Rejection } from '@earshot/model';

/** Why one event of a request is not taken; the others are unaffected. `detail` names fields and questions, never what was written. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly reason: Rejection;
  readonly detail: string | undefined;

  constructor(reason: Rejection, detail?: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}
