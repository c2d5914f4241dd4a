/** The cross of a close button. */
export const Cross = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" />
  </svg>
);
