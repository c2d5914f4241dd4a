/** A small accessible survey for any page. */

// Drawing a survey from the page's own code
export { close, type MountOptions, mount, open } from './mount.ts';
export type { Drawn, PageEvent } from './order.ts';
