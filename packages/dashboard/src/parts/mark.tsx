/** The mark: two arcs shaped like an ear, the outer one closing under the inner. One colour, legible at 16 px. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.25"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M5 12V9.5a7 7 0 0 1 14 0c0 3.2-1.6 4.6-2.9 6.2-1.3 1.5-1.1 2.6-1.7 4A3.6 3.6 0 0 1 8.2 20.3" />
      <path d="M9 10a3 3 0 0 1 6 0c0 2-2 2.3-2.3 4.4" />
    </svg>
  );
}
