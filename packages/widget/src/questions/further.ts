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
const withFields = async <N extends 'number' | 'date' | 'contact'>(name: N) => {
  await importFile('fields');
  return importFile(name);
};

/** Their points stand in a line, as figures do. */
const withFigures = (kind: Kind): Promise<Kind> => loadFigures().then(() => kind);

const files: { readonly [name in QuestionKind]?: () => Promise<Kind> } = {
  nps: () => withFigures(nps),
  ces: () => withFigures(ces),
  consent: async () => consent,
  statement: async () => statement,
  number: async () => (await withFields('number')).number,
  date: async () => (await withFields('date')).date,
  contact: async () => (await withFields('contact')).contact,
  matrix: async () => (await importFile('matrix')).matrix,
  rank: async () => (await importFile('rank')).rank,
};

/** Fetches one of them. @throws when its file does not arrive unharmed, or is not of this version */
export const loadFurther = (kind: QuestionKind): Promise<Kind> => files[kind]!();
