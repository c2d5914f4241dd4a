import type { Channel } from '@earshot/model';
import type { Chance } from './random.ts';

export type Language = 'en' | 'es' | 'pl' | 'ar';
export type DemoSurvey = 'parking-permit-done' | 'waste-collection' | 'library-visit';

const DAY = 86_400_000;
export const YEAR_DAYS = 365;

/** What people of Port Ellery speak when they deal with the city. */
export const languages: Readonly<Record<Language, number>> = { en: 78, es: 12, pl: 6, ar: 4 };

/** How much of the year's answers each survey has, where they come in, and when in the year more come (1 = January). */
export const demand: Readonly<
  Record<DemoSurvey, { share: number; page: string; channels: Partial<Record<Channel, number>>; busy: Readonly<Record<number, number>> }>
> = {
  'parking-permit-done': {
    share: 45,
    page: '/permits/done',
    channels: { web: 74, email: 12, desk: 8, phone: 6 },
    busy: { 1: 1.15, 4: 1.35, 9: 1.3, 12: 0.75 },
  },
  'waste-collection': {
    share: 34,
    page: '/waste/collection',
    channels: { web: 66, sms: 18, phone: 16 },
    busy: { 3: 1.15, 4: 1.3, 5: 1.2, 8: 1.15, 12: 0.7, 1: 1.1 },
  },
  'library-visit': {
    share: 21,
    page: '/library/card',
    channels: { web: 48, qr: 34, desk: 18 },
    busy: { 1: 1.2, 7: 1.15, 9: 1.2, 10: 1.1, 12: 0.85 },
  },
};

/** Sunday first: offices are quiet at the weekend, Mondays catch up. */
const week = [0.34, 1.22, 1.16, 1.1, 1.04, 0.9, 0.46];

/** The day the permit system broke, how many days it stayed broken, and how slowly trust came back. */
const BROKE = 178;
const BROKEN_DAYS = 11;
const RECOVERY_DAYS = 9;

/** How broken the permit system was on a day of the year: 0 not at all, 1 entirely. */
export function outage(day: number): number {
  if (day < BROKE) return 0;
  if (day < BROKE + BROKEN_DAYS) return day === BROKE ? 0.6 : 1;
  const since = day - BROKE - BROKEN_DAYS;
  return since > 5 * RECOVERY_DAYS ? 0 : 0.75 * Math.exp(-since / RECOVERY_DAYS);
}

/** How many answers a survey gets on a day, relative to others: weekdays, seasons, and a little weather. */
export function dailyWeight(survey: DemoSurvey, day: number, at: number, chance: Chance): number {
  const date = new Date(at);
  const season = demand[survey].busy[date.getUTCMonth() + 1] ?? 1;
  const weather = 1 + 0.08 * chance.normal();
  const rush = survey === 'parking-permit-done' ? 1 + 0.35 * outage(day) : 1;
  const isChristmas = date.getUTCMonth() === 11 && date.getUTCDate() >= 24 && date.getUTCDate() <= 27;
  return Math.max(0.05, week[date.getUTCDay()]! * season * weather * rush * (isChristmas ? 0.25 : 1));
}

/** Offices open at eight, phones come out in the evening: half hours from 6:00 to 22:00, UTC. */
const hours = [1, 2, 3, 5, 8, 11, 13, 14, 14, 13, 11, 10, 10, 11, 12, 12, 11, 10, 9, 9, 9, 9, 9, 9, 10, 10, 9, 8, 6, 5, 3, 2];
/** The same, summed up to each half hour. */
const sums = hours.map((_, half) => hours.slice(0, half + 1).reduce((sum, weight) => sum + weight, 0));

/** An instant of the day that begins at `midnight`, before `until`. */
export function timeOfDay(midnight: number, until: number, chance: Chance): number {
  const first = midnight + 6 * 3_600_000;
  const mark = chance.next() * sums.at(-1)!;
  const half = sums.findIndex((sum) => mark < sum);
  const at = first + (half + chance.next()) * 1_800_000;
  // Of a day that is not over, only what has passed.
  return Math.floor(at < until ? at : first + chance.next() * Math.max(0, until - first));
}

/** How much of a day's answers have come by now. */
export const shareOfDay = (midnight: number, now: number): number =>
  Math.min(1, Math.max(0, (now - midnight - 6 * 3_600_000) / (16 * 3_600_000)));

/** Where the five answers begin on a scale of moods, so that without any shift 15 in 100 are low and 73 in 100 are high. */
const moods = [-1.555, -1.036, -0.613, 0.358];

/**
 * A score from 1 to 5. Shifts are standard deviations of mood: the permit system's bad weeks, services that are better liked than
 * others, languages in which the forms are worse, and in the last ten days a Polish form that is half in English.
 */
export function scoreOf(survey: DemoSurvey, day: number, language: Language, channel: Channel, chance: Chance): 1 | 2 | 3 | 4 | 5 {
  let shift = { en: 0.02, es: -0.06, pl: -0.16, ar: -0.14 }[language];
  shift += channel === 'desk' ? 0.2 : channel === 'phone' ? -0.12 : 0;
  if (survey === 'library-visit') shift += 0.36;
  if (survey === 'waste-collection') shift += -0.1 + 0.22 * (day / YEAR_DAYS);
  if (survey === 'parking-permit-done') {
    shift += -0.06 + 0.14 * (day / YEAR_DAYS) - 1.65 * outage(day);
    if (language === 'pl' && day >= YEAR_DAYS - 10) shift -= 0.45;
  }
  const mood = chance.normal() + shift;
  return (1 + moods.filter((from) => mood > from).length) as 1 | 2 | 3 | 4 | 5;
}

/** UTC midnights of the 365 days that end with the day of `now`. */
export const daysUntil = (now: number): number[] => {
  const today = Math.floor(now / DAY) * DAY;
  return Array.from({ length: YEAR_DAYS }, (_, day) => today - (YEAR_DAYS - 1 - day) * DAY);
};
