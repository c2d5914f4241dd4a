import { EarshotError } from '@earshot/model';
import type { Command } from 'commander';
import type { Diagnosis } from './commands/doctor.ts';
import { type Finding, finding } from './commands/finding.ts';
import { askRunning, performOn, settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

/** A `Date` header says whole seconds, and asking takes its time. */
const SAME_CLOCK_MS = 5_000;

/** `earshot doctor` */
export function addDoctor(program: Command, terminal: Terminal): void {
  onData(program.command('doctor').description('Check the books, the counts, and what the server stands on; say what to do.')).action(
    async ({ json = false, data, databaseUrl }: Shown & { data?: string; databaseUrl?: string }) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const answered = await askRunning(config, 'doctor', {});
      const diagnosis: Diagnosis = answered?.result ?? (await performOn(config, 'doctor', {}));
      const checks = [...diagnosis.checks, ...(config.databaseUrl ? [] : [serverClock(answered?.at)])];
      const { received, stored, superseded, duplicate, rejected, quarantined, responses } = diagnosis;
      const books = `${received} events received: ${stored} stored, ${superseded} superseded, ${duplicate} duplicate, ${rejected} rejected, ${quarantined} quarantined`;
      report(terminal, { json }, { ...diagnosis, checks }, [books, `${responses} responses`, ...checks.flatMap(linesOf)]);
      const bad = checks.filter(({ ok }) => !ok);
      if (bad.length > 0) throw new EarshotError('server.failed', `Not all is well: ${bad.map(({ name }) => name).join(', ')}.`);
    },
  );
}

const WIDTH = 13;

const linesOf = ({ name, ok, says, todo }: Finding): string[] => [
  `${ok ? (todo ? 'note' : 'good') : 'bad '}  ${name.padEnd(WIDTH)}${says}`,
  ...(todo ? [`      ${' '.repeat(WIDTH)}${todo}`] : []),
];

/** The running server, whose clock counts, and this terminal agree on the time. */
function serverClock(at: number | undefined): Finding {
  if (at === undefined) return finding('server', true, 'none runs on this data');
  const apart = Math.abs(Date.now() - at);
  const ok = apart <= SAME_CLOCK_MS;
  const says = ok ? 'runs, and its clock agrees with this one' : `its clock is ${Math.round(apart / 1000)} s from this one`;
  return finding('server', ok, says, !ok && 'Keep both clocks by the same time server: answers are counted on the days the server says.');
}
