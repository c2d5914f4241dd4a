import { EarshotError, type Role } from '@earshot/model';
import { type Command, Option } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency } from './program-parts.ts';
import { report, type Shown, type Terminal, table } from './terminal.ts';

interface OnAgency extends Shown {
  data?: string;
  databaseUrl?: string;
  agency?: string;
}

const named = (agency: string | undefined) => (agency === undefined ? {} : { agency });

/** `earshot user` */
export function addUser(program: Command, terminal: Terminal): void {
  const user = program
    .command('user')
    .description('Say who may sign in. Passwords are asked for, or read from the input; never given as a flag.');

  onAgency(user.command('add').argument('<email>').description('Add somebody.'))
    .requiredOption('--name <name>', 'As colleagues know them.')
    .addOption(new Option('--role <role>', 'What they may do.').choices(['admin', 'supervisor', 'analyst']).default('analyst'))
    .action(async (email: string, { json, data, databaseUrl, agency, name, role }: OnAgency & { name: string; role: Role }) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const password = await terminal.secret(`Password for ${email}: `);
      const added = await performOn(config, 'user.add', { ...named(agency), email, name, role, password });
      report(terminal, { json: json ?? false }, added, [`${added.email}: added as ${added.role} of ${added.agency}`]);
    });

  onAgency(user.command('list').description('List who may sign in.')).action(async ({ json, data, databaseUrl, agency }: OnAgency) => {
    const listed = await performOn(await settingsOf(terminal, { data, databaseUrl }), 'user.list', named(agency));
    const rows = listed.items.map((each) => [each.email, each.name, each.role]);
    report(terminal, { json: json ?? false }, listed, table(['E-MAIL', 'NAME', 'ROLE'], rows));
  });

  onAgency(user.command('remove').argument('<email>').description('Remove somebody and sign them out.')).action(
    async (email: string, { json, data, databaseUrl, agency }: OnAgency) => {
      const removed = await performOn(await settingsOf(terminal, { data, databaseUrl }), 'user.remove', { ...named(agency), email });
      report(terminal, { json: json ?? false }, removed, [`${removed.email}: removed`]);
    },
  );

  onAgency(user.command('password').argument('<email>').description('Set a new password.')).action(
    async (email: string, { json, data, databaseUrl, agency }: OnAgency) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const password = await terminal.secret(`New password for ${email}: `);
      if (password === '') throw new EarshotError('request.invalid', 'No password was given.');
      const changed = await performOn(config, 'user.password', { ...named(agency), email, password });
      report(terminal, { json: json ?? false }, changed, [`${changed.email}: has a new password`]);
    },
  );
}
