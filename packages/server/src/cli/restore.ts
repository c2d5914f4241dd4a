import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EarshotError } from '@earshot/model';
import { restoreSqlite } from '@earshot/store';
import type { Command } from 'commander';
import { settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { progressOf } from './progress.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

interface Restoring extends Shown {
  data?: string;
  databaseUrl?: string;
  force?: boolean;
}

const spokenDay = (day: number): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** `earshot restore` */
export function addRestore(program: Command, terminal: Terminal): void {
  onData(program.command('restore').argument('<file>', 'What earshot backup made.'))
    .description('Make a backup the data of a folder that has none.')
    .option('--force', 'Set data that is there aside, under another name in the same folder.')
    .action(async (file: string, { json = false, data: flag, databaseUrl: given, force = false }: Restoring) => {
      const { data, databaseUrl } = await settingsOf(terminal, { data: flag, databaseUrl: given });
      if (databaseUrl) throw new EarshotError('request.invalid', 'A PostgreSQL database is restored by its own tools, such as pg_restore.');
      const bar = progressOf('Restoring', json || terminal.watched !== true);
      const restored = await restoreSqlite({ file: resolve(file), dir: data, replace: force, onProgress: bar }).catch((error: unknown) => {
        bar.leave();
        throw error;
      });
      bar.end();
      const { schema, schemaWas, newestDay, countsEqualRebuild, setAside, ...counted } = restored;
      const hasSecret = terminal.env.EARSHOT_SECRET !== undefined || existsSync(join(data, 'secret.key'));
      const { received, stored, superseded, duplicate, rejected, quarantined } = counted;
      const balanced = received === stored + superseded + duplicate + rejected + quarantined;
      const result = {
        data,
        schema,
        newestDay: newestDay === null ? null : spokenDay(newestDay),
        ...counted,
        rollupEqualsRebuild: countsEqualRebuild,
        setAside,
        hasSecret,
      };
      report(terminal, { json }, result, [
        `${data}: ${counted.responses} responses, ${newestDay === null ? 'no answer yet' : `the newest of ${spokenDay(newestDay)}`}, ${counted.bytes} bytes`,
        `schema ${schema}${schemaWas === schema ? '' : `, written with ${schemaWas}`}`,
        `counts ${countsEqualRebuild ? 'equal their recomputation' : 'differ from their recomputation: run earshot rebuild'}`,
        `books ${balanced ? 'balance' : 'do not balance'}: ${received} events received`,
        ...(setAside ? [`What was there before is ${setAside}`] : []),
      ]);
      if (!hasSecret)
        terminal.err(
          'secret.key is in no backup: put yours into the folder before the server starts, or links that people were given to ask after their cases stop working.',
        );
    });
}
