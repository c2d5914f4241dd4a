import { readFile } from 'node:fs/promises';
import { Survey } from '@earshot/model';
import type { Command } from 'commander';
import { readJson } from './json-lines.ts';
import { readShapeFile } from './read-file.ts';
import { report, type Terminal } from './terminal.ts';
import { asExport, asImport, type ExportFlags, exportTo, type ImportFlags, languageOf, today } from './translate/flags.ts';
import { readReturned } from './translate/format.ts';
import { jsonText } from './translate/json-text.ts';
import { placesOf, putText, statusAfter, surveyBundle } from './translate/survey-units.ts';
import { takeBack } from './translate/take-back.ts';
import { writeWhole } from './translate/write-whole.ts';

/** `earshot survey export` and `import` */
export function addSurveyTranslate(survey: Command, terminal: Terminal): void {
  asExport(survey.command('export').argument('<file>', 'A survey file.'))
    .description('Give a translator the texts of a survey, with notes.')
    .action(async (file: string, flags: ExportFlags) => {
      const { value } = await readShapeFile(file, Survey, 'survey.invalid');
      await exportTo(terminal, surveyBundle(value, languageOf(flags.language)), flags);
    });

  asImport(survey.command('import').argument('<file>', 'The survey file.').argument('<translated>', 'What came back: XLIFF or CSV.'))
    .description('Put a translation into its survey, whole or not at all.')
    .action(async (file: string, translated: string, { reviewedBy, json = false }: ImportFlags) => {
      const { value } = await readShapeFile(file, Survey, 'survey.invalid');
      const returned = await readReturned(translated);
      const language = languageOf(returned.to);
      const sent = surveyBundle(value, language);
      const targets = takeBack(translated, returned, sent, { complete: false }, reviewedBy);
      const changed = sent.units.filter(({ key, target }) => target !== targets.get(key)).length;
      const status = statusAfter(value.languages[language], changed > 0, reviewedBy ? { by: reviewedBy, at: today() } : undefined);

      // The file as its author wrote it, without the defaults that reading it as a survey adds.
      const written = readJson(await readFile(file, 'utf8')).value as { languages: Record<string, unknown> };
      const places = placesOf(value);
      for (const [key, target] of targets) putText(written, places.get(key)!, language, target);
      written.languages[language] = status;
      await writeWhole({ [file]: `${jsonText(written)}\n` });

      const said = 'status' in status ? status.status : 'reviewed';
      const lines = [`${file}: ${changed} texts changed, ${language} is ${said}.`];
      if (said === 'draft') lines.push(`Nobody is offered a draft: when a speaker has read it, import it again with --reviewed-by NAME.`);
      report(terminal, { json }, { file, language, changed, status: said }, lines);
    });
}
