/** Numbers and days as a language writes them. */
export interface Formats {
  number(value: number): string;
  count(value: number): string;
  /** A part of a whole, as a percentage; below one per cent with a decimal, so that few is not none. */
  share(part: number, whole: number): string;
  /** `62–66`, in the language's own way; with a decimal where the ends would otherwise look the same. */
  range(low: number, high: number): string;
  /** `3 Nov`, or the month alone for a series of months. */
  tick(day: string): string;
  day(day: string): string;
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** How often a series has a point. A week or month stands under its first day. */
export type Step = 'day' | 'week' | 'month';

/** Makes the formats of one language; `digits` are the decimals of values. */
export function formats(language: string, { digits = 0, step = 'day' }: { digits?: number; step?: Step } = {}): Formats {
  const exactly = (decimals: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const [value, finer] = [exactly(digits), exactly(digits + 1)];
  const count = new Intl.NumberFormat(language);
  const percent = (decimals: number) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: decimals });
  const [whole, tenth] = [percent(0), percent(1)];
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  const tick = date(step === 'month' ? { month: 'short' } : { month: 'short', day: 'numeric' });
  const full = date(step === 'month' ? { month: 'long', year: 'numeric' } : { dateStyle: 'medium' });
  return {
    number: (of) => value.format(of),
    count: (of) => count.format(of),
    share: (part, of) => (of > 0 ? (part > 0 && part / of < 0.01 ? tenth : whole).format(part / of) : '–'),
    range: (low, high) => (value.format(low) === value.format(high) ? finer : value).formatRange(low, high),
    tick: (day) => tick.format(utc(day)),
    day: (day) => full.format(utc(day)),
  };
}
