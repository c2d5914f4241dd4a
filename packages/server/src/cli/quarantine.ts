import { EarshotError, type SetAside, Verdict } from '@earshot/model';
import { type Command, Option } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency } from './program-parts.ts';
import { report, type Shown, type Terminal, table } from './terminal.ts';

interface OnAgency extends Shown {
  data?: string;
  databaseUrl?: string;
  agency?: string;
}

/** A list on a terminal is for a look; the dashboard has pages. */
const MOST = 200;

const saidIn = ({ said }: SetAside): string =>
  (said?.answers ?? [])
    .flatMap((answer) => ('value' in answer ? [`${answer.question}: ${JSON.stringify(answer.value)}`] : []))
    .join(', ')
    .slice(0, 100);

/** `earshot quarantine` */
export function addQuarantine(program: Command, terminal: Terminal): void {
  const quarantine = program.command('quarantine').description('Decide about answers that were set aside; they are outside every number.');
  const settings = ({ data, databaseUrl }: OnAgency) => settingsOf(terminal, { data, databaseUrl });
  const named = ({ agency }: OnAgency) => (agency === undefined ? {} : { agency });

  onAgency(quarantine.command('list').description('List what waits, newest first, or what was decided.'))
    .addOption(new Option('--verdict <word>', 'What was decided.').choices(Verdict.options).default('waiting'))
    .option('--reason <code>', 'Of one reason alone.')
    .action(async (flags: OnAgency & { verdict: Verdict; reason?: string }) => {
      const { verdict, reason, json } = flags;
      const asked = { ...named(flags), verdict, limit: MOST, ...(reason && { reason }) };
      const listed = await performOn(await settings(flags), 'quarantine.list', asked);
      const rows = listed.items.map((each) => [new Date(each.receivedAt).toISOString(), each.reason, each.id, saidIn(each)]);
      const tally = listed.tally.map((one) => `${one.n} ${one.reason}`).join(', ');
      report(terminal, { json: json ?? false }, listed, [
        `Waiting: ${tally || 'nothing'}`,
        ...table(['RECEIVED', 'REASON', 'ID', 'SAID'], rows),
      ]);
    });

  for (const [deed, description, done] of [
    ['accept', 'Let answers in: each counts once, as if it had just come.', 'let in'],
    ['discard', 'Leave answers out; for 30 days the dashboard can take that back.', 'left out'],
  ] as const) {
    onAgency(quarantine.command(deed).argument('[ids...]', 'Ids of the list.').description(description))
      .option('--reason <code>', 'All that wait for this reason.')
      .action(async (ids: string[], flags: OnAgency & { reason?: string }) => {
        const { reason, json } = flags;
        if ((ids.length === 0) === (reason === undefined)) throw new EarshotError('request.invalid', 'Give ids of the list, or --reason.');
        const args = { ...named(flags), deed, ...(reason === undefined ? { ids } : { reason }) };
        const decided = await performOn(await settings(flags), 'quarantine.decide', args);
        const left = decided.left > 0 ? [`${decided.left} could not be: decided before, or no longer fitting their survey`] : [];
        report(terminal, { json: json ?? false }, decided, [`${decided.done} ${done}`, ...left]);
      });
  }
}
