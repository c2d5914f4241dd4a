import { EarshotError } from '@earshot/model';
import { moveToPostgres } from '@earshot/store';
import type { Command } from 'commander';
import { settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { progressOf } from './progress.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

/** `earshot move` */
export function addMove(program: Command, terminal: Terminal): void {
  onData(program.command('move'))
    .description('Copy a data folder, which no server may use meanwhile, into an empty PostgreSQL database, and compare both row by row.')
    .action(async ({ json = false, ...flags }: Shown & { data?: string; databaseUrl?: string }) => {
      const { data, databaseUrl } = await settingsOf(terminal, flags);
      if (!databaseUrl)
        throw new EarshotError(
          'request.invalid',
          'Name the database with --database-url, or in EARSHOT_DATABASE_URL, where others cannot read it.',
        );
      const bar = progressOf('Moving', json || terminal.watched !== true);
      const onProgress = (done: number) => {
        bar(done);
        if (terminal.stop.aborted) throw new EarshotError('request.invalid', 'The move is broken off. The same command goes on with it.');
      };
      const moved = await moveToPostgres({ dir: data, url: databaseUrl, onProgress }).catch((error: unknown) => {
        bar.leave();
        throw error;
      });
      bar.end();
      const { tables, responses, countsEqualRebuild, resumed } = moved;
      const rows = Object.values(tables).reduce((sum, n) => sum + n, 0);
      report(terminal, { json }, { data, tables, rows, responses, rollupEqualsRebuild: countsEqualRebuild, resumed }, [
        `${rows} rows of ${Object.keys(tables).length} tables moved${resumed ? ', going on where an earlier move was broken off' : ''}: each is the same on both sides.`,
        `${responses} responses; counts ${countsEqualRebuild ? 'equal their recomputation' : 'differ from their recomputation: run earshot rebuild on the database'}.`,
        'What to do now:',
        `  1. Start the server on it: earshot serve --data ${data} --database-url …   (${data} goes on holding secret.key; every further server needs the same one, or EARSHOT_SECRET)`,
        '  2. Everybody signs in again. Pages, keys, surveys and links work as before.',
        `  3. Look at it: earshot doctor --database-url …   Then take ${data}/earshot.db away, so that no server is started on it by mistake, and keep it as a last copy.`,
        '  4. Back up the database from now on: the nightly copy of the folder no longer holds anything new.',
      ]);
    });
}
