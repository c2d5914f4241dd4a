import { luhn, mod97, mod1110, verhoeff, weigh } from './check-digits.ts';

/** What a found piece is; each is also the key of the words that say so (`personal.email` …). */
export type PersonalKind = 'email' | 'phone' | 'card' | 'iban' | 'identity';

/** What it looks like, bare of its separators or as it was grouped; what its characters must give; what must stand before it. */
type Pattern = readonly [kind: PersonalKind, shape: string, holds?: ((bare: string) => boolean) | 0, after?: RegExp];

const after = (stems: string) => RegExp(`(?<![a-z])(?:${stems})[^\\d\\n]{0,16}$`, 'iu');

/** RFC 5321 (lengths) and RFC 6531 (any script). Bounded everywhere and never begun inside a run, so the time is linear. */
export const email =
  /(?<![\p{L}\p{M}\p{N}._%+'-])[\p{L}\p{M}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{M}]{1,23}/gu;

/** Dates, times, opening hours and amounts: never personal, and never part of what is. */
export const ordinary =
  /(?<![\p{L}\d][./-]|\d)(?:(?:19|20)\d\d([./-])\d\d?\1\d\d?|\d\d?([./-])\d\d?\2(?:\d\d)?\d\d|\d\d? \d\d? (?:19|20)\d\d)(?!\d|[./-][\p{L}\d])|(?<!\d)\d\d?[:.h]\d\d ?- ?\d\d?[:.h]\d\d|(?<!\d)\d\d?:\d\d|[$£¥₠-⃏] ?\d[\d.,]{0,15}|(?<!\d)\d{1,9}(?:[ .,]\d{3}){0,3}(?:[.,]\d\d)? ?(?:[$£¥₠-⃏%]|(?:eur|usd|gbp|zł|pln|kr)(?!\p{L}))/giu;

/** After one of these a number of a phone's length is somebody's phone. */
const call = after(
  'tel|phone|mobile|cell|call|ring|text|sms|whatsapp|m[oó]vil|llam|kom[oó]rk|dzwo|handy|appel|portable|جوال|موبايل|هاتف|تلفون|اتصل|رقمي',
);
/** After one of these it is a reference and no phone. */
export const reference = after('ref|ticket|order|invoice|expediente|factura|spraw|wnios|مرجع|طلب|معاملة');

const M = '(0[1-9]|1[0-2])';
const D = '(0[1-9]|[12]\\d|3[01])';
const rest11 = (weights: string) => (bare: string) => weigh(bare, weights) % 11 === 0;

/** Lengths of IBANs, each before its countries (SWIFT, IBAN Registry). */
const lengths =
  '15NO16BE18DKFIFKFOGLNLSD19MKSI20ATBAEEKZLTLUMNXK21CHHRLILV22BABGBHCRDEGBGEIEMERSVA23AEGIILIQOMSOTL24ADCZESMDPKROSASESKTNVG25LYPTST26ISTR27BIDJFRGRITMCMRSM28ALAZBYCYDOGTHNHULBNIPLSV29BRPSQAUA30JOKWMUYE31MTSC33RU';

/** The first that fits wins. Numbers stand here only where their own test, their grouping or the word before makes a chance hit rare. */
export const patterns: readonly Pattern[] = [
  [
    'iban',
    '[A-Z]{2}\\d\\d[A-Z\\d]{11,29}',
    (bare) => Number(RegExp(`(\\d\\d)(?:[A-Z]{2})*?${bare.slice(0, 2)}`).exec(lengths)?.[1]) === bare.length && mod97(bare),
  ],
  // ISO/IEC 7812: Visa, Mastercard, Maestro, Discover, RuPay, UnionPay and Mir; American Express; Diners; JCB.
  ['card', '(4(\\d{3}){0,2}|2[2-7]\\d\\d|5[0-8]\\d\\d|6\\d(\\d\\d|\\d{5}))\\d{12}|3[47]\\d{13}|3[068]\\d{12}|35\\d{14}', luhn],
  // United Kingdom, National Insurance number (HMRC, NIM39110): no check digit, but prefixes that are never given.
  ['identity', '(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]'],
  // Italy, codice fiscale (D.M. 23 December 1976): letters may stand for digits where two persons would have the same.
  [
    'identity',
    '[A-Z]{6}[\\dL-V]{2}[A-EHLMPRST][\\dL-V]{2}[A-Z][\\dL-V]{3}[A-Z]',
    (bare) => {
      const values = [...bare].map((char) => (char > '9' ? char.charCodeAt(0) - 65 : Number(char)));
      const own = values.pop();
      return (
        values.reduce((sum, value, at) => sum + (at % 2 ? value : 'BAFHJNPRTVCESULDGIMOQKWZYX'.charCodeAt(value) - 65), 0) % 26 === own
      );
    },
  ],
  // Spain, DNI and NIE (Ministerio del Interior): the letter is the rest by 23.
  [
    'identity',
    '[XYZ\\d]\\d{7}[A-Z]',
    (bare) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(bare.slice(0, 8).replace(/[XYZ]/, (letter) => `${'XYZ'.indexOf(letter)}`)) % 23] === bare[8],
  ],
  // Finland, henkilötunnus (Digital and Population Data Services Agency): the rest by 31.
  [
    'identity',
    `${D}${M}\\d\\d[A-FU-Y]?\\d{3}[\\dA-Y]`,
    (bare) => '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(bare.slice(0, 6) + bare.slice(-4, -1)) % 31] === bare.at(-1),
  ],
  // France, NIR (INSEE): 97 less the rest by 97; the Corsicas count as 19 and 18.
  [
    'identity',
    '[1-478]\\d\\d(0[1-9]|[1-9]\\d)(\\d\\d|2[AB])\\d{8}',
    (bare) => (Number(bare.slice(0, 13).replace('2A', '19').replace('2B', '18')) + Number(bare.slice(13))) % 97 === 0,
  ],
  // China, resident identity number (GB 11643-1999, ISO 7064 mod 11-2).
  ['identity', `[1-9]\\d{5}(19|20)\\d\\d${M}${D}\\d{3}[\\dX]`, (bare) => '10X98765432'[weigh(bare, '79a584216379a5842') % 11] === bare[17]],
  // Poland, PESEL (ustawa o ewidencji ludności, art. 15): the century is in the month.
  ['identity', `\\d\\d([02468][1-9]|[13579][0-2])${D}\\d{5}`, (bare) => weigh(bare, '13791379131') % 10 === 0],
  // Germany, Steuer-ID (BZSt): of the first ten digits one comes twice or three times.
  [
    'identity',
    '[1-9]\\d{10}',
    (bare) => {
      const first = [...bare.slice(0, 10)].sort().join('');
      return new Set(first).size === (/(.)\1\1/.test(first) ? 8 : 9) && mod1110(bare);
    },
  ],
  // Brazil, CPF (Receita Federal): two check digits.
  [
    'identity',
    '(?!(\\d)\\1{10})\\d{11}',
    (bare) =>
      ((weigh(bare, 'a98765432') * 10) % 11) % 10 === Number(bare[9]) && ((weigh(bare, 'ba98765432') * 10) % 11) % 10 === Number(bare[10]),
  ],
  // Norway, fødselsnummer and D-nummer (Skatteetaten): two check digits.
  ['identity', `[0-7]\\d${M}\\d{7}`, (bare) => rest11('37618945210')(bare) && rest11('54327654321')(bare)],
  // Belgium, national number (Rijksregister): 97 less the rest by 97, with a 2 before it for those born since 2000.
  [
    'identity',
    `\\d\\d${M}${D}\\d{5}`,
    (bare) => ['', '2'].some((born) => (Number(born + bare.slice(0, 9)) + Number(bare.slice(9))) % 97 === 0),
  ],
  // Sweden, personnummer (Skatteverket): Luhn over the ten digits without the century.
  ['identity', `(19|20)?\\d\\d${M}${D}\\d{4}`, (bare) => luhn(bare.slice(-10))],
  // South Africa, identity number (Department of Home Affairs).
  ['identity', `\\d\\d${M}${D}\\d{4}[01]\\d\\d`, luhn],
  // United States, SSN (SSA, POMS RM 10201): areas 000, 666 and 9xx are never given.
  ['identity', '(?!000|666|9)\\d{3}([ -])(?!00)\\d\\d\\1(?!0000)\\d{4}'],
  // India, Aadhaar (UIDAI), in its fours.
  ['identity', '[2-9]\\d{3}([ -])\\d{4}\\1\\d{4}', verhoeff],
  // Canada, SIN (ESDC), in its threes.
  ['identity', '[1-79]\\d\\d([ -])\\d{3}\\1\\d{3}', luhn],
  // Denmark, CPR (CPR-kontoret): a date; no check digit since 2007. Korea, RRN: a date; none since 2020.
  ['identity', `${D}${M}\\d\\d-\\d{4}|\\d\\d${M}${D}-[1-8]\\d{6}`],
  // The Netherlands, BSN (RvIG); Australia, TFN (ATO); Portugal, NIF (AT): nine digits and one test are too little without their name.
  ['identity', '\\d{9}', (bare) => weigh(bare, '98765432') % 11 === Number(bare[8]), after('bsn|burgers')],
  ['identity', '\\d{9}', rest11('14375869a'), after('tfn|tax file')],
  ['identity', '[1-9]\\d{8}', (bare) => ((weigh(bare, '98765432') * 10) % 11) % 10 === Number(bare[8]), after('nif|contribuinte')],
  // Phones: with their country (ITU-T E.164) …
  ['phone', '\\+[1-9]\\d{7,14}|00[1-9]\\d{8,13}'],
  // … with the 0 before the area of many plans, or grouped as North America, Spain, Poland, Italy, India, China, Brazil and Mexico group.
  [
    'phone',
    '0[1-9]\\d{7,9}|(1[ .-])?\\(?[2-9]\\d\\d\\)?[ .-]{1,2}[2-9]\\d\\d[ .-]\\d{4}|[5-9]\\d\\d([ -])\\d{3}\\2\\d{3}|[6-9]\\d\\d( \\d\\d){3}|\\d\\d \\d{3} \\d\\d \\d\\d|3\\d\\d[ -]\\d{6,7}|[6-9]\\d{4}[ -]\\d{5}|1[3-9]\\d([ -])\\d{4}\\4\\d{4}|\\(?\\d\\d\\)? ?9\\d{4}-\\d{4}|\\d\\d \\d{4} \\d{4}',
  ],
  // … or called one.
  ['phone', '\\d{7,12}', 0, call],
];
