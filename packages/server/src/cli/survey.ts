import { EarshotError, isEarshotError, Survey } from '@earshot/model';
import type { Command } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency } from './program-parts.ts';
import { readShapeFile } from './read-file.ts';
import { addSurveyCheck } from './survey-check.ts';
import { addSurveyPreview } from './survey-preview.ts';
import { addSurveyTranslate } from './survey-translate.ts';
import { faultLine, report, type Shown, type Terminal } from './terminal.ts';

/** `earshot survey` */
export function addSurvey(program: Command, terminal: Terminal): void {
  const survey = program.command('survey').description('Check surveys and put them before people.');

  addSurveyCheck(survey, terminal);
  addSurveyPreview(survey, terminal);
  addSurveyTranslate(survey, terminal);

  onAgency(survey.command('publish').argument('<file>', 'A survey file.'))
    .description('Publish a survey: new content gets the next version, the same content keeps the one it has.')
    .action(async (file: string, { json, data, databaseUrl, agency }: Shown & { data?: string; databaseUrl?: string; agency?: string }) => {
      const { value, withLines } = await readShapeFile(file, Survey, 'survey.invalid');
      if (value.version !== undefined) terminal.err(`${file}: "version" is ignored; publishing assigns it.`);
      const config = await settingsOf(terminal, { data, databaseUrl });
      const asked = agency === undefined ? { survey: value } : { agency, survey: value };
      const { id, version, isNew, warnings } = await performOn(config, 'survey.publish', asked).catch((error: unknown) => {
        if (!isEarshotError(error)) throw error;
        throw new EarshotError(error.code, error.message, { faults: withLines(error.faults) });
      });
      for (const fault of withLines(warnings)) terminal.err(`warning: ${faultLine(file, fault)}`);
      report(terminal, { json: json ?? false }, { id, version }, [`${id}: version ${version}${isNew ? '' : ', as before'}`]);
    });
}
