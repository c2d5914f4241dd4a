import type { Check } from '../check-answer.ts';
import { westernDigits } from '../digits.ts';

const shape = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`: the thirty-first of April is none. */
const isDay = (text: string): boolean => {
  const [, year, month, day] = shape.exec(text) ?? [];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day) && Number(year) > 0;
};

/** Day, month and year as somebody typed them, in any script's digits, as `YYYY-MM-DD`; undefined where there is no such day. */
export function readDate(day: string, month: string, year: string): string | undefined {
  const [d, m, y] = [day, month, year].map((part) => westernDigits(part).trim());
  if (!/^\d{4}$/.test(y!)) return undefined;
  const text = `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

export const checkDate: Check = (_, value) => {
  if (typeof value !== 'string') return 'wrongType';
  return isDay(value) ? undefined : 'notDate';
};
