import { Agency } from '@earshot/model';
import { correctionLine, dressed } from '@earshot/model/rules/look';
import type { Command } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { readShapeFile } from './read-file.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

/** `earshot agency` */
export function addAgency(program: Command, terminal: Terminal): void {
  const agency = program.command('agency').description('Say who the agency is and what it runs.');
  onData(agency.command('apply').argument('<file>', 'agency.json').description('Make or change an agency as a file says it.')).action(
    async (file: string, { json, ...flags }: Shown & { data?: string; databaseUrl?: string }) => {
      const { value } = await readShapeFile(file, Agency, 'agency.invalid');
      const applied = await performOn(await settingsOf(terminal, flags), 'agency.apply', { agency: value });
      const { theme = 'neutral', colours } = value.look ?? {};
      const corrected = dressed(theme, 'light', colours).corrections.map((each) => `look.colours.${each.name} ${correctionLine(each)}`);
      report(terminal, { json: json ?? false }, applied, [`${applied.id}: ${applied.isNew ? 'made' : 'changed'}`, ...corrected]);
    },
  );
}
