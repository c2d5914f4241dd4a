import type { Command } from 'commander';

/** The flags of every command that works on a data folder, or on a database. */
export const onData = (command: Command): Command =>
  command
    .option('--data <dir>', 'The data folder. (default: ./earshot-data)')
    .option('--database-url <url>', 'The PostgreSQL database, where there is one.')
    .option('--json', 'Print the result as one line of JSON.');

/** The same for what belongs to one agency. */
export const onAgency = (command: Command): Command =>
  onData(command).option('--agency <id>', 'The agency; needed when there are several.');

/** A flag that may be given again, and takes several values separated by commas. */
export const several = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').flatMap((part) => part.trim() || []),
];
