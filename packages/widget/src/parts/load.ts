import { importFile } from '../ask/file.ts';

/** The parts that come late, once they have. Without them everything still works; only their texts are missing. */
export const late: {
  parts?: typeof import('./later.ts').later & typeof import('./end.ts').end;
  faults?: typeof import('./faults.ts').faults;
  pause?: typeof import('./pause.tsx').pause;
  personal?: typeof import('../flow/personal.ts');
} = {};

/** Fetches them; where that fails the survey goes on without, and it is tried again at the next act. */
export async function loadLater(): Promise<void> {
  await Promise.allSettled([
    late.parts ?? Promise.all([importFile('later'), importFile('end')]).then(([{ later }, { end }]) => (late.parts = { ...later, ...end })),
    late.faults ?? importFile('faults').then(({ faults }) => (late.faults = faults)),
  ]);
}
