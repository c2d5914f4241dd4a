import type { Survey } from '../survey.ts';
import type { Found } from './rules.ts';

/** Modes that lie over the page the person is reading. */
const over: readonly string[] = ['popover', 'modal'];

/** Where and when people meet the survey, and what they can read about it. */
export function* checkOffer({ offer, notice }: Survey): Generator<Found> {
  const { touchpoint, click, seconds, ...moments } = offer.after ?? {};
  // Seconds after what people did leave them a moment; alone they stand for nothing that was done.
  const interrupting = Object.entries({ ...moments, ...(touchpoint || click ? {} : { seconds }) });
  for (const [trigger, value] of interrupting) {
    if (value) yield { code: 'interrupts', at: `offer.after.${trigger}`, message: 'shows the survey to people in the middle of something' };
  }
  if (over.includes(offer.mode) && offer.sample === 1)
    yield { code: 'everybody-popover', at: 'offer.sample', message: `is 1: every visitor meets a ${offer.mode}` };
  if (offer.waitDays === 0) yield { code: 'no-wait', at: 'offer.waitDays', message: 'is 0: who answered is asked again at once' };
  if (offer.where.length === 0) yield { code: 'nowhere', at: 'offer.where', message: 'names no page' };
  if (notice && !notice.link) yield { code: 'no-notice-link', at: 'notice', message: 'has no link to the privacy notice' };
}
