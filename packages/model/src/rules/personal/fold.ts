/** A text in one spelling of digits, dashes and spaces, and where each of its characters stood in what the person typed. */
export interface Folded {
  text: string;
  /** Offset in the original of each folded character; one more at the end. */
  at: number[];
}

/** What nobody sees: direction marks, joiners, soft hyphens, and what makes an emoji of a digit. */
const unseen = /\p{Cf}|\ufe0f|\u20e3/u;
const dash = /[\p{Pd}\u2212]/u;
const digit = /\p{Nd}/u;

/** Decimal digits stand in runs of ten from zero up (Unicode, chapter 4.6): the place in the run is the value, whatever the script. */
function digitOf(char: string): number {
  let before = 0;
  while (digit.test(String.fromCodePoint(char.codePointAt(0)! - before - 1))) before++;
  return before % 10;
}

/** NFKC, any script's decimal digits as 0–9, any dash as `-`, nothing invisible. One code point at a time, so that offsets lead back. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const char of original) {
    if (!unseen.test(char))
      for (const each of char.normalize('NFKC')) {
        const folded = digit.test(each) ? `${digitOf(each)}` : dash.test(each) ? '-' : each;
        for (let i = 0; i < folded.length; i++) at.push(offset);
        text += folded;
      }
    offset += char.length;
  }
  at.push(offset);
  return { text, at };
}
