import type { Funnel } from '@earshot/model';

/** One counted fact, as the store gives it. */
export interface FunnelCount {
  question: string;
  value: string;
  n: number;
}

/** Which step each pseudo-question's value counts. A view that was opened or dismissed stands under `offered` as well. */
const steps: Readonly<Record<string, keyof Funnel>> = {
  '~seen/offered': 'offered',
  '~seen/opened': 'opened',
  '~response/answered': 'answered',
  '~response/completed': 'completed',
};

/** From who was offered the survey to who finished it; rows of real questions are passed over. */
export function funnelOf(rows: Iterable<FunnelCount>): Funnel {
  const funnel: Funnel = { offered: 0, opened: 0, answered: 0, completed: 0 };
  for (const { question, value, n } of rows) {
    const step = steps[`${question}/${value}`];
    if (step) funnel[step] += n;
  }
  return funnel;
}

/** The shares of a funnel, 0…1. Different numbers, never one name. */
export interface FunnelRates {
  /** opened ÷ offered */
  openRate: number | null;
  /** answered ÷ offered */
  responseRate: number | null;
  /** completed ÷ opened */
  answerCompletion: number | null;
}

/** A share, or null where it cannot be said: nobody in the base, or more than the base because some came in another way. */
const share = (part: number, base: number): number | null => (base > 0 && part <= base ? part / base : null);

/** The shares of a funnel by the definitions of OMB A-11 s.280: null where answers came in without a counted offer. */
export const funnelRates = ({ offered, opened, answered, completed }: Funnel): FunnelRates => ({
  openRate: share(opened, offered),
  responseRate: share(answered, offered),
  answerCompletion: share(completed, opened),
});
