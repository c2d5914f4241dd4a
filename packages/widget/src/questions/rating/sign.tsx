/** A star, filled by the theme up to the chosen one. */
export const Star = () => (
  <svg class="star" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M16 3.5l3.9 8.2 8.9 1.2-6.5 6.3 1.6 9-7.9-4.3-7.9 4.3 1.6-9L3.2 12.9l8.9-1.2z" />
  </svg>
);

/** A thumb; the theme turns it over for the lower of two points. */
export const Thumb = () => (
  <svg class="thumb" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M4.5 14.5h5v13h-5zM9.5 15.5l5.5-12q3.5 0 3.5 3.5v5.5h7q3 0 2.5 3l-1.6 9.5q-.4 2.5-3 2.5H9.5" />
  </svg>
);
