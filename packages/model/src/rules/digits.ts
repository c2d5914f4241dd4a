const digit = /\p{Nd}/u;

/** Digits of any script as 0–9: every script keeps its ten in a row, so a digit's value is how many digits stand before it. */
export const westernDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (one) => {
    let code = one.codePointAt(0)!;
    let before = 0;
    while (digit.test(String.fromCodePoint(--code))) before++;
    return `${before % 10}`;
  });
