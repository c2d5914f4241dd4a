import type { Key, KeyKind, Scope } from '@earshot/model';
import { type Command, Option } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency, onData, several } from './program-parts.ts';
import { report, type Shown, type Terminal, table } from './terminal.ts';

interface OnAgency extends Shown {
  data?: string;
  databaseUrl?: string;
  agency?: string;
}
interface NewKeyFlags extends Shown {
  data?: string;
  databaseUrl?: string;
  agency: string;
  site: string;
  kind: KeyKind;
  origin?: string[];
  scope?: string[];
  app?: boolean;
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const stateOf = ({ revokedAt }: Key, now: number) =>
  revokedAt === null ? 'good' : `${revokedAt > now ? 'good until' : 'revoked'} ${day(revokedAt)}`;

/** `earshot key` */
export function addKey(program: Command, terminal: Terminal): void {
  const key = program.command('key').description('Make and take back keys: publishable ones for pages, secret ones for systems.');

  onData(key.command('create'))
    .description('Make a key, shown this once. An agency that is not there is made.')
    .requiredOption('--agency <id>', 'The agency.')
    .requiredOption('--site <id>', 'The site or system that will use it.')
    .addOption(new Option('--kind <kind>', 'What sort of key.').choices(['publishable', 'secret']).makeOptionMandatory())
    .option('--origin <origin>', 'An origin whose pages may use it, such as https://www.city.gov; may be repeated.', several)
    .option('--scope <scopes>', 'What a secret key may do: events, results, responses:read, cases, surveys, admin.', several)
    .option('--app', 'A publishable key for an app, which has no origin.')
    .action(async ({ json, data, databaseUrl, agency, site, kind, origin = [], scope = [], app = false }: NewKeyFlags) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const made = await performOn(config, 'key.create', { agency, site, kind, origins: origin, scopes: scope as Scope[], app });
      report(terminal, { json: json ?? false }, made, [made.key, `Keep it now: only a hash is stored. Its id is ${made.id}.`]);
    });

  onAgency(key.command('list').description('List an agency’s keys, never the keys themselves.')).action(
    async ({ json, data, databaseUrl, agency }: OnAgency) => {
      const listed = await performOn(await settingsOf(terminal, { data, databaseUrl }), 'key.list', agency === undefined ? {} : { agency });
      const rows = listed.items.map((each) => [
        each.id,
        each.site,
        each.kind,
        stateOf(each, Date.now()),
        day(each.createdAt),
        [...each.origins, ...each.scopes, ...(each.app ? ['app'] : [])].join(' '),
      ]);
      report(terminal, { json: json ?? false }, listed, table(['ID', 'SITE', 'KIND', 'STATE', 'MADE', 'FOR'], rows));
    },
  );

  onAgency(key.command('rotate').argument('<id>', 'The id of the key to replace, as list shows it.'))
    .description('Make the key that replaces another; both work until the old one ends.')
    .option('--overlap <days>', 'Days for which the old key still works, 0 to 365.', Number, 7)
    .action(async (id: string, { json, data, databaseUrl, agency, overlap }: OnAgency & { overlap: number }) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const made = await performOn(config, 'key.rotate', { id, overlapDays: overlap, ...(agency === undefined ? {} : { agency }) });
      const end = overlap === 0 ? `${id} is revoked.` : `${id} works until ${day(made.endsAt)}.`;
      report(terminal, { json: json ?? false }, made, [made.key, `Keep it now: only a hash is stored. Its id is ${made.id}; ${end}`]);
    });

  onAgency(key.command('revoke').argument('<id>', 'The id of the key, as list shows it.').description('Take a key back at once.')).action(
    async (id: string, { json, data, databaseUrl, agency }: OnAgency) => {
      const revoked = await performOn(
        await settingsOf(terminal, { data, databaseUrl }),
        'key.revoke',
        agency === undefined ? { id } : { agency, id },
      );
      report(terminal, { json: json ?? false }, revoked, [`${id}: revoked`]);
    },
  );
}
