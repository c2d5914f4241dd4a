/** A survey without any drawing: for chatbots, apps and kiosks, and the ground the widget stands on. */

// What is said
export { faultSentence } from './fault.ts';

// What gives pause before words are sent
export { createPause } from './create-pause.ts';
export { personalIn, withoutPersonal } from './personal.ts';

// What is sent
export { answersOf, type Circumstances, createSeen, eventOf, responseOf } from './respond.ts';
// A person's way through a survey
export { type Concern, createSession, given, type Held, isLast, isLow, progress, type Session, type SessionState } from './session.ts';
export { createWords, type Words } from './words.ts';
