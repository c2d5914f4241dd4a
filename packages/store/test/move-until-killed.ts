/** Moves a folder into a database in small steps, and prints how much is done. Run by move.test.ts, which kills it. */
import { moveToPostgres } from '../src/index.ts';

const [dir, url] = process.argv.slice(2) as [string, string];
await moveToPostgres({ dir, url, step: 7, onProgress: (done) => process.stdout.write(`${done}\n`) });
process.stdout.write('moved\n');
