import { readdirSync, readFileSync } from 'node:fs';

/** The clock of `/proc` on every Linux that Node runs on: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_A_SECOND = 100;

/** State, parent and the four times of a process and its ended children, in ticks. */
const statOf = (pid: string | number): { parent: number; ticks: number } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold spaces and brackets.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) };
  } catch {
    return undefined;
  }
};

/** CPU time that a process, its threads and its children have taken so far, in microseconds; `NaN` where there is no `/proc`. */
export function cpuMicros(pid: number): number {
  const own = statOf(pid);
  if (!own) return Number.NaN;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ticks = children.reduce((sum, child) => {
    const stat = statOf(child);
    return stat?.parent === pid ? sum + stat.ticks : sum;
  }, own.ticks);
  return (ticks * 1_000_000) / TICKS_A_SECOND;
}
