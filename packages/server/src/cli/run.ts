import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { reportFailure, type Terminal } from './terminal.ts';

/** Runs the command with its arguments. Answers the exit code: 0 done, 1 refused or failed, 2 called wrongly. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const file = args.find((arg) => arg.endsWith('.json') && !arg.startsWith('-'));
    reportFailure(terminal, { json: args.includes('--json') }, error, file);
    return 1;
  }
}
