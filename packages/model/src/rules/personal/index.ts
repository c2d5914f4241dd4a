/** Finds personal details in what somebody wrote. Its own door: pages fetch it with their first text question, not before. */

export { type Found, findPersonal, removePersonal } from './find.ts';
export type { PersonalKind } from './patterns.ts';
