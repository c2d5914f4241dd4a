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

/** Starts a thread on a folder; it opens its connection when it is first called. */
export const startThread = (role: 'writer' | 'reader', dir: string): Remote<ThreadNouns> =>
  callThread(
    new Worker(threadFile(), {
      workerData: { role, dir },
      execArgv: fromSource ? ['--conditions=@earshot/source'] : [],
      name: `earshot-${role}`,
    }),
  );
