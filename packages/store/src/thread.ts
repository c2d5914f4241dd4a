/** The store's own threads: one writes, one reads, and a passing one copies or checks. An entry of its own in the built package. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from './call.ts';
import { openReader, openWriter } from './dialects/sqlite/in-thread.ts';
import { inWords } from './dialects/sqlite/trouble.ts';

const { role, dir } = workerData as { role: 'writer' | 'reader'; dir: string };
answerCalls(parentPort!, () => (role === 'writer' ? openWriter(dir) : openReader(dir)), inWords);
