/** A small accessible survey for any page. */

// Drawing a survey from the page's own code
export { close, type MountOptions, mount, open, type SurveyTheme } from './mount.ts';
export type { Drawn, PageEvent } from './order.ts';
