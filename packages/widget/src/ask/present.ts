import type { SaidSurvey } from '@earshot/model';
import { deliveryTo } from '../deliver.ts';
import { draw } from '../draw.tsx';
import type { Order } from '../order.ts';
import { book } from './book.ts';
import { importFile } from './file.ts';
import type { Coming, Site } from './site.ts';

// All that `draw.js` is to the loader and to ask.js, which come before it.

/** How long the list of offers is believed. It may itself be a minute old when it comes: so a pause takes effect within five. */
const FRESH = 230_000;

/** Has the survey drawn that the loader fetched. @throws when it cannot be drawn */
export async function present(site: Site, coming: Coming, survey: SaidSurvey): Promise<void> {
  const { due, asked, path, load } = coming;
  due.state = survey.state;
  if (due.state !== 'live') {
    // Closed on its way, or paused by its owners, which is no failure.
    site.standings[due.id] = due.state;
    if (site.shown === coming) {
      site.release();
      site.shown = undefined;
    }
    return;
  }
  const { mode = due.offer.mode } = site;
  // The rest of the order is the site itself, as it is when it is asked: consent may come or go while the survey is on the page.
  const drawn = await draw({ __proto__: site, survey, mode, asked, load, on: book(site, due.id) } as unknown as Order);
  const { shown } = site;
  const unwanted = shown !== coming;
  site.shown = drawn;
  site.host = undefined;
  // The page moved on while the survey was on its way, or it was closed, or another was wanted more.
  if (unwanted || (!asked && path !== location.pathname)) {
    drawn.close();
    if (unwanted) site.shown = shown;
    site.standings[due.id] = 'due';
  }
  // Stays the page open, the list grows old.
  setTimeout(() => window.earshot?.('page'), FRESH);
}

/** Takes up what earlier pages could not send. */
export const resend = (site: Site): void => {
  deliveryTo({ ...site, on: book(site, '') }).begin();
};

/** Prints why each survey is or is not on the page. */
export const why = async (site: Site): Promise<void> => {
  const { explain } = await importFile('why');
  for (const line of explain(site)) console.info(`Earshot: ${line}`);
};

/** The preview of a survey draws without asking whether it is due. */
export { draw } from '../draw.tsx';
