import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asTheyCome, fill } from './fill.ts';

/** What an event costs, in microseconds, while the store is small and when it holds so many rows: two of each response. */
export async function measureGrowth(rows: number): Promise<Awaited<ReturnType<typeof fill>>> {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  try {
    return await fill(dir, rows / 2, asTheyCome);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
