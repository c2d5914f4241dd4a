/** The tick beside a chosen answer, so that it never shows by colour alone. */
export const Tick = () => (
  <svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 8.5l4 4 7-9" />
  </svg>
);
