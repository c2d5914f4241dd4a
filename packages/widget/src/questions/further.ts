/** The kinds that few surveys have: the short ones themselves, and where the longer ones are. One file, so that others pay for one name. */

import type { QuestionKind } from '@earshot/model';
import { importFile } from '../ask/file.ts';
import { ces } from './ces/ces.tsx';
import { consent } from './consent/consent.tsx';
import type { Kind } from './kind.ts';
import { loadFigures } from './load.ts';
import { nps } from './nps/nps.tsx';
import { statement } from './statement/statement.tsx';

/** What is written into fields shares how they look and how digits are read: fetched first, so that its hash is checked too. */
const withFields = async <T>(name: string, load: () => Promise<T>): Promise<T> => {
  await importFile('fields', () => import('./field.tsx'));
  return importFile(name, load);
};

/** Their points stand in a line, as figures do. */
const withFigures = (kind: Kind): Promise<Kind> => loadFigures().then(() => kind);

const files: { readonly [name in QuestionKind]?: () => Promise<Kind> } = {
  nps: () => withFigures(nps),
  ces: () => withFigures(ces),
  consent: async () => consent,
  statement: async () => statement,
  number: () => withFields('number', () => import('./number/number.tsx').then(({ number }) => number)),
  date: () => withFields('date', () => import('./date/date.tsx').then(({ date }) => date)),
  contact: () => withFields('contact', () => import('./contact/contact.tsx').then(({ contact }) => contact)),
  matrix: () => importFile('matrix', () => import('./matrix/matrix.tsx').then(({ matrix }) => matrix)),
  rank: () => importFile('rank', () => import('./rank/rank.tsx').then(({ rank }) => rank)),
};

/** Fetches one of them. @throws when its file does not arrive unharmed, or is not of this version */
export const loadFurther = (kind: QuestionKind): Promise<Kind> => files[kind]!();
