import { importFile } from '../ask/file.ts';

/** The parts that come late, once they have. Without them everything still works; only their texts are missing. */
export const late: { parts?: typeof import('./later.ts').later } = {};

/** Fetches them; where that fails the survey goes on without. */
export async function loadLater(): Promise<void> {
  try {
    late.parts ??= await importFile('later', () => import('./later.ts').then(({ later }) => later));
  } catch {
    // Tried again at the next act.
  }
}
