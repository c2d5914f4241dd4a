/** Length as people count it for limits: code points, not UTF-16 units. */
export const codePoints = (text: string): number => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};
