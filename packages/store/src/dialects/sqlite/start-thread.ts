import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { callThread, type Remote } from '../../call.ts';
import type { ThreadNouns } from './in-thread.ts';

const here = import.meta.url;
const fromSource = here.endsWith('.ts');

/** Beside this code where it was built or bundled with its own `thread` entry; else the one of the installed package. */
const threadFile = (): URL => {
  if (fromSource) return new URL('../../thread.ts', here);
  const beside = ['./thread.js', '../thread.js'].map((path) => new URL(path, here));
  return beside.find((url) => existsSync(url)) ?? new URL(import.meta.resolve('@earshot/store/thread'));
};

/**
 * MiB for what is new in a thread's memory: it passes rows through and keeps none, and left alone three threads take a hundred more for
 * the same answers.
 */
const young = 12;

/** Starts a thread on a folder; it opens its connection when it is first called. */
export const startThread = (role: 'writer' | 'reader', dir: string): Remote<ThreadNouns> =>
  callThread(
    new Worker(threadFile(), {
      workerData: { role, dir },
      execArgv: fromSource ? ['--conditions=@earshot/source'] : [],
      name: `earshot-${role}`,
      resourceLimits: { maxYoungGenerationSizeMb: young },
    }),
  );
