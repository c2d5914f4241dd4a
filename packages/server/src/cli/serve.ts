import type { Command } from 'commander';
import { closeSetup, makeSetupToken } from '../access/setup.ts';
import { flagOf, type Setting, settings } from '../config.ts';
import { serve } from '../serve.ts';
import { makeDataFolder, settingsOf } from './data-folder.ts';
import { listenForCommands } from './socket.ts';
import { stopped } from './stopped.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

const placeholder = ({ type }: Setting) => ({ integer: '<number>', choice: '<word>', text: '<text>', list: '<a,b>' })[type];

/** Every setting as a flag, so that `--help` is the list of settings. */
const withSettings = (command: Command): Command =>
  settings.reduce((made, setting) => {
    const usual =
      setting.default === '' || (Array.isArray(setting.default) && setting.default.length === 0) ? '' : ` (default: ${setting.default})`;
    return made.option(`${flagOf(setting.name)} ${placeholder(setting)}`, `${setting.about}${usual}`);
  }, command);

/** `earshot serve` */
export function addServe(program: Command, terminal: Terminal): void {
  withSettings(program.command('serve').description('Run the server until it is told to stop.'))
    .option('--json', 'Say when it is ready as one line of JSON.')
    .action(async ({ json, ...flags }: Shown & Record<string, unknown>) => {
      const config = await settingsOf(terminal, flags);
      await makeDataFolder(config.data);
      const serving = await serve({ ...config, logTo: { write: (line) => terminal.err(line.trimEnd()) } });
      let stopListening: Awaited<ReturnType<typeof listenForCommands>> | undefined;
      try {
        const { store, clock } = serving.context;
        // Commands open a database themselves; a data folder is open to this server alone, so they come through it.
        if (!config.databaseUrl)
          stopListening = await listenForCommands({ store, clock, data: config.data, minFreeDisk: config.minFreeDisk });
        const address = config.publicUrl || serving.url;
        const lines = [`Earshot is ready: ${address}`];
        if (await store.staff.any()) await closeSetup(config.data);
        else {
          const link = `${address}/setup?token=${await makeSetupToken(config.data)}`;
          lines.push('Nobody can sign in yet. Open this link once to make the first account:', `  ${link}`);
          if (json) terminal.err(`Nobody can sign in yet. To make the first account, open: ${link}`);
        }
        report(terminal, json ? { json } : {}, { ready: true, url: serving.url }, lines);
        await stopped(terminal.stop);
      } finally {
        await serving.close(stopListening?.(config.shutdownSeconds));
      }
    });
}
