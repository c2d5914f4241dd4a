/** Brows, then mouth, from very dissatisfied to very satisfied: two signs each, so that a face is read in any colour. */
const features = [
  'M8.5 11.5l4-2.5M23.5 11.5l-4-2.5M10 23.5q6-7 12 0',
  'M8.5 10.8l4-1M23.5 10.8l-4-1M11 22.5q5-3.5 10 0',
  'M9 10.5h4M19 10.5h4M11 21.5h10',
  'M9 10.8q2-1.5 4 0M19 10.8q2-1.5 4 0M10.5 20.5q5.5 3.5 11 0',
  'M8.5 10.5q2.5-3 5 0M18.5 10.5q2.5-3 5 0M9 19q7 9.5 14 0z',
] as const;

/** One of five faces, for any number of points. It is decoration: the word beside it is the name. */
export const Face = ({ value, points }: { value: number; points: number }) => (
  <svg class="face" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="14" />
    <path d={features[Math.round(((value - 1) / (points - 1)) * 4)]} />
    <path class="eyes" d="M11.5 14.8v.2M20.5 14.8v.2" />
  </svg>
);
