import { pauseWith } from './pause.ts';
import { personalIn } from './personal.ts';
import type { Concern, SessionState } from './session.ts';

/** Looks at words before they are sent, for `createSession`: whether they call for help, or say who somebody is. */
export const createPause = (): ((state: SessionState) => Concern | undefined) => pauseWith(personalIn);
