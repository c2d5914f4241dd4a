import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { RecordRow } from '../src/index.ts';

const script = fileURLToPath(new URL('./commit-until-killed.ts', import.meta.url));

/** Runs the script until it has acknowledged `enough`, kills it in the middle of whatever it does, and answers what it acknowledged. */
export const killAfter = async (place: string, round: number, enough: number) => {
  const child = spawn(process.execPath, ['--conditions=@earshot/source', script, place, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: { id: string; record: RecordRow }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may have been cut.
    if (line.endsWith('}}')) acknowledged.push(JSON.parse(line));
    if (acknowledged.length === enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
};
