import { importFile } from '../ask/file.ts';

/** The parts that come late, once they have. Without them everything still works; only their texts are missing. */
export const late: {
  parts?: typeof import('./later.ts').later & typeof import('./end.ts').end;
  faults?: typeof import('./faults.ts').faults;
  pause?: typeof import('./pause.tsx').pause;
} = {};

/** Fetches them; where that fails the survey goes on without, and it is tried again at the next act. */
export async function loadLater(): Promise<void> {
  await Promise.allSettled([
    late.parts ??
      Promise.all([importFile('later', () => import('./later.ts')), importFile('end', () => import('./end.ts'))]).then(
        ([{ later }, { end }]) => (late.parts = { ...later, ...end }),
      ),
    late.faults ?? importFile('faults', () => import('./faults.ts')).then(({ faults }) => (late.faults = faults)),
  ]);
}

/** Fetches what looks at words before they are sent; where that fails they are sent without a look. */
export async function loadPause(): Promise<void> {
  try {
    late.pause ??= (await importFile('pause', () => import('./pause.tsx'))).pause;
  } catch {
    // Tried again with the next such question.
  }
}
