import { DIALOG } from './eligible.ts';

/** Whether the page shows a dialog now. Many pages carry theirs about, hidden, all the time. */
export const showsDialog = (): boolean =>
  [...document.querySelectorAll(DIALOG)].some(
    // A browser that cannot say what is visible: better no survey than one over a dialog.
    (each) => each.checkVisibility?.({ visibilityProperty: true }) !== false,
  );
