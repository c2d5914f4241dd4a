/** The two kinds that choose from a list: one file, for they share what is written beside an option. */

export { choice } from './choice/choice.tsx';
export { choices } from './choices/choices.tsx';
