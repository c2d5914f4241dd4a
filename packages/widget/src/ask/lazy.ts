/**
 * The files that are fetched when they are wanted, by name. The build reads this list: each becomes a file of its own beside draw.js,
 * where its name is all that is needed to fetch it.
 */
const files = {
  contact: () => import('../questions/contact/contact.tsx'),
  date: () => import('../questions/date/date.tsx'),
  end: () => import('../parts/end.ts'),
  faults: () => import('../parts/faults.ts'),
  fields: () => import('../questions/field.tsx'),
  figures: () => import('../questions/rating/figures.tsx'),
  further: () => import('../questions/further.ts'),
  hashes: () => import('./hashes.ts'),
  later: () => import('../parts/later.ts'),
  look: () => import('../theme/look.ts'),
  matrix: () => import('../questions/matrix/matrix.tsx'),
  modes: () => import('../parts/modes.tsx'),
  number: () => import('../questions/number/number.tsx'),
  options: () => import('../questions/options.ts'),
  page: () => import('../parts/page.tsx'),
  pause: () => import('../parts/pause.tsx'),
  personal: () => import('../flow/personal.ts'),
  rank: () => import('../questions/rank/rank.tsx'),
  text: () => import('../questions/text/text.tsx'),
  why: () => import('./why.ts'),
  yesno: () => import('../questions/yesno/yesno.tsx'),
};

export type Lazy = typeof files;

export const lazy = (name: keyof Lazy): Promise<unknown> => files[name]();
