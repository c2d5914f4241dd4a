/** How numbers guard themselves against slips of the pen: each returns whether the last characters fit the others. */

/** Sum of digits times weights; weights above 9 are written as letters, a = 10. */
export const weigh = (digits: string, weights: string): number =>
  [...weights].reduce((sum, weight, at) => sum + Number.parseInt(weight, 36) * Number(digits[at]), 0);

/** ISO/IEC 7812-1, annex B: payment cards, and several national numbers. */
export const luhn = (digits: string): boolean =>
  [...digits].reduceRight((sum, each, at) => sum + ((digits.length - at) % 2 ? Number(each) : (Number(each) * 2) % 9 || Number(each)), 0) %
    10 ===
  0;

/** ISO 7064, mod 11,10: the German tax number. */
export const mod1110 = (digits: string): boolean =>
  ([...digits].slice(0, -1).reduce((rest, each) => (((rest + Number(each)) % 10 || 10) * 2) % 11, 10) + Number(digits.at(-1))) % 10 === 1;

/** Verhoeff's check over the symmetries of a pentagon: Aadhaar. */
export function verhoeff(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((each, at) => {
    let next = Number(each);
    for (let i = at % 8; i > 0; i--) next = Number('1576283094'[next]);
    const turned = sum < 5 ? sum + next : sum - next;
    sum = ((turned + 10) % 5) + (sum < 5 === next < 5 ? 0 : 5);
  });
  return sum === 0;
}

/** ISO 7064, mod 97,10 over letters as 10…35, the first four characters last: IBAN (ISO 13616-1). */
export const mod97 = (iban: string): boolean =>
  [...iban.slice(4), ...iban.slice(0, 4)].reduce((rest, each) => Number(`${rest}${Number.parseInt(each, 36)}`) % 97, 0) === 1;
