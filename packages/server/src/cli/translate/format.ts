import { readFile } from 'node:fs/promises';
import { EarshotError } from '@earshot/model';
import { readCsv, writeCsv } from './csv.ts';
import { type Bundle, FormatFault, type Returned } from './unit.ts';
import { readXliff } from './xliff-read.ts';
import { writeXliff } from './xliff-write.ts';

export const formats = ['xliff', 'csv'] as const;
export type Format = (typeof formats)[number];

export const endingOf: Readonly<Record<Format, string>> = { xliff: 'xlf', csv: 'csv' };

/** Far above a survey in one language; it only bounds the memory. */
const MOST_BYTES = 16 * 1024 * 1024;

export const writeFormat = (format: Format, bundle: Bundle): string => (format === 'csv' ? writeCsv : writeXliff)(bundle);

/** Reads a file that came back, whichever format it has: XML begins with a `<`. @throws EarshotError `request.invalid` with its line */
export async function readReturned(file: string): Promise<Returned> {
  const refuse = (why: string, line?: number) =>
    new EarshotError('request.invalid', `${file} ${why}.`, line === undefined ? {} : { faults: [{ at: '', file, line, message: why }] });
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw refuse(error.code === 'ENOENT' ? 'does not exist' : 'cannot be read');
  });
  if (bytes.length > MOST_BYTES) throw refuse(`has more than ${MOST_BYTES} bytes`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse('is not UTF-8 text: save it as "CSV UTF-8"');
  }
  try {
    return (/^\uFEFF?\s*</.test(text) ? readXliff : readCsv)(text);
  } catch (error) {
    if (error instanceof FormatFault) throw refuse(error.message, error.line);
    throw error;
  }
}
