/** Where Earshot keeps things. */

// The interface, and what crosses it
export type * from './store.ts';
export type * from './commit.ts';
