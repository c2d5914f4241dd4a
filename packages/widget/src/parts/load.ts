import { importFile } from '../ask/file.ts';

/** The parts that come late, once they have. Without them everything still works; only their texts are missing. */
export const late: {
  parts?: typeof import('./later.ts').later & typeof import('./end.ts').end;
  pause?: typeof import('./pause.tsx').pause;
} = {};

/** Fetches them; where that fails the survey goes on without. */
export async function loadLater(): Promise<void> {
  try {
    if (late.parts) return;
    const [{ later }, { end }] = await Promise.all([
      importFile('later', () => import('./later.ts')),
      importFile('end', () => import('./end.ts')),
    ]);
    late.parts = { ...later, ...end };
  } catch {
    // Tried again at the next act.
  }
}

/** Fetches what looks at words before they are sent; where that fails they are sent without a look. */
export async function loadPause(): Promise<void> {
  try {
    late.pause ??= await importFile('pause', () => import('./pause.tsx').then(({ pause }) => pause));
  } catch {
    // Tried again with the next such question.
  }
}
