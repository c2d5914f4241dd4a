import { EarshotError } from '@earshot/model';
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { reportFailure, type Terminal } from './terminal.ts';

/** Runs the command with its arguments. Answers the exit code: 0 done, 1 refused or failed, 2 called wrongly. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const json = args.includes('--json');
  try {
    await createProgram(terminal, { quiet: json }).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (json) reportFailure(terminal, { json }, new EarshotError('request.invalid', error.message.replace(/^error: /, '')));
      return 2;
    }
    const file = args.find((arg) => arg.endsWith('.json') && !arg.startsWith('-'));
    reportFailure(terminal, { json }, error, file);
    return 1;
  }
}
