/** The cross of a close button. */
export const Cross = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" />
  </svg>
);

/** The arrow of a disclosure. */
export const Caret = () => (
  <svg class="caret" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3 5.5l5 5 5-5" />
  </svg>
);
