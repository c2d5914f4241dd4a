/** A coordinate to a hundredth of a px: finer cannot be seen and doubles the size of a page drawn on the server. */
export const px = (at: number): number => Math.round(at * 100) / 100;
