import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from './terminal.ts';

const whole = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};
const portNumber = (text: string): number => {
  if (whole(text) > 65_535) throw new InvalidArgumentError('It must be a whole number up to 65535.');
  return Number(text);
};

/** `earshot demo`; its year of answers is loaded only when asked for. */
export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('Show a city with a year of answers, its website and its dashboard; gone when it ends.')
    .option('--port <number>', 'The dashboard’s port. (default: 4400, or the next that is free)', portNumber)
    .option('--site-port <number>', 'The city website’s port. (default: 4401, or the next that is free)', portNumber)
    .option('--answers <number>', 'How many people answered. (default: 50000)', whole)
    .option('--data <dir>', 'Keep the data in this folder, and open what is there.')
    .option('--keep', 'Leave the data where it is when the demo ends.')
    .option('--json', 'Say when it is ready as one line of JSON.')
    .action(async (options: { port?: number; sitePort?: number; answers?: number; data?: string; keep?: boolean; json?: boolean }) => {
      const { demo } = await import('../demo/demo.ts');
      await demo(options, terminal);
    });
}
