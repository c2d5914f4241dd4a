import { join } from 'node:path';
import type { Command } from 'commander';
import { report, type Terminal } from './terminal.ts';
import { asExport, asImport, type ExportFlags, exportTo, type ImportFlags, languageOf, today } from './translate/flags.ts';
import { readReturned } from './translate/format.ts';
import { jsonText } from './translate/json-text.ts';
import { statusAfter } from './translate/survey-units.ts';
import { takeBack } from './translate/take-back.ts';
import { mayLeavePlaces, readWords, wordsBundle } from './translate/words-units.ts';
import { writeWhole } from './translate/write-whole.ts';

interface InFolder {
  locales: string;
}

const folder = (command: Command): Command =>
  command.option('--locales <dir>', 'The folder of the interface’s texts.', 'packages/widget/src/locales');

const sorted = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** `earshot words` */
export function addWords(program: Command, terminal: Terminal): void {
  const words = program.command('words').description('Translate what the widget and the hosted page say themselves.');

  folder(asExport(words.command('export')))
    .description('Give a translator the interface, with notes and every plural form of the language.')
    .action(async (flags: ExportFlags & InFolder) => {
      const language = languageOf(flags.language);
      await exportTo(terminal, wordsBundle(await readWords(flags.locales, language), language), flags);
    });

  folder(asImport(words.command('import').argument('<translated>', 'What came back: XLIFF or CSV.')))
    .description('Put a translation into the interface, whole or not at all.')
    .action(async (translated: string, { reviewedBy, locales, json = false }: ImportFlags & InFolder) => {
      const returned = await readReturned(translated);
      const language = languageOf(returned.to);
      const known = await readWords(locales, language);
      const sent = wordsBundle(known, language);
      const also = (target: string) => (/[!¡！]/.test(target) ? 'holds an exclamation mark; the interface is calm' : undefined);
      const targets = takeBack(translated, returned, sent, { complete: true, mayLeavePlaces, also }, reviewedBy);
      const changed = sent.units.filter(({ key, target }) => target !== targets.get(key)).length;
      const status = statusAfter(known.status[language], changed > 0, reviewedBy ? { by: reviewedBy, at: today() } : undefined);
      const { en, ...others } = { ...known.status, [language]: status };
      await writeWhole({
        [join(locales, `${language}.json`)]: `${JSON.stringify(sorted(Object.fromEntries(targets)), null, 2)}\n`,
        [join(locales, 'status.json')]: `${jsonText({ en, ...sorted(others) })}\n`,
      });
      const said = 'status' in status ? status.status : 'reviewed';
      const line = `${join(locales, `${language}.json`)}: ${changed} texts changed, ${language} is ${said}.`;
      report(terminal, { json }, { language, changed, status: said }, [line]);
    });
}
