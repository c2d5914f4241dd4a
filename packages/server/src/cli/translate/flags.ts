import { chmod, writeFile } from 'node:fs/promises';
import { EarshotError, LanguageTag, readAs } from '@earshot/model';
import { type Command, Option } from 'commander';
import { report, type Shown, type Terminal } from '../terminal.ts';
import { endingOf, type Format, formats, writeFormat } from './format.ts';
import type { Bundle } from './unit.ts';
import { FOR_ALL } from './write-whole.ts';

export interface ExportFlags extends Shown {
  language: string;
  format: Format;
  out?: string;
}
export interface ImportFlags extends Shown {
  reviewedBy?: string;
}

/** The flags of both exports. */
export const asExport = (command: Command): Command =>
  command
    .requiredOption('--language <tag>', 'The language to translate into, such as pl or zh-Hant.')
    .addOption(new Option('--format <format>', 'For translation tools, or for a spreadsheet.').choices(formats).default('xliff'))
    .option('--out <file>', 'Where to write it. (default: here, named by survey and language)')
    .option('--json', 'Print the result as one line of JSON.');

/** The flags of both imports. */
export const asImport = (command: Command): Command =>
  command
    .option('--reviewed-by <name>', 'Who speaks the language and has read every text: makes it reviewed as of today.')
    .option('--json', 'Print the result as one line of JSON.');

/** @throws EarshotError `request.invalid` for what is no language tag */
export function languageOf(given: string): string {
  const { value, faults } = readAs(LanguageTag, given);
  if (faults) throw new EarshotError('request.invalid', `The language ${faults[0]?.message}.`);
  return value;
}

/** Writes a bundle to a new file: never over one in which somebody may be working. @throws EarshotError `request.invalid` */
export async function exportTo(terminal: Terminal, bundle: Bundle, { format, out, json = false }: ExportFlags): Promise<void> {
  const file = out ?? `${bundle.id}.${bundle.to}.${endingOf[format]}`;
  await writeFile(file, writeFormat(format, bundle), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'is there already, and somebody may be working in it' : 'cannot be written';
    throw new EarshotError('request.invalid', `${file} ${why}: name another with --out.`);
  });
  await chmod(file, FOR_ALL);
  const missing = bundle.units.filter(({ target }) => target === '').length;
  const texts = bundle.units.length;
  report(terminal, { json }, { file, language: bundle.to, texts, missing }, [`${file}: ${texts} texts, ${missing} to translate.`]);
}

/** Today where the person sits: the day a review is dated. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
