import { createServer } from 'node:net';
import { EarshotError } from '@earshot/model';

/** How many ports after the wanted one are tried. */
const TRIES = 50;

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/**
 * The port asked for; without one, the first free one from `otherwise` on.
 * @throws EarshotError `setting.invalid` when the port asked for is taken
 */
export async function freePort(
  wanted: number | undefined,
  otherwise: number,
  host: string,
  taken: readonly number[] = [],
): Promise<number> {
  if (wanted !== undefined) {
    if (wanted === 0 || (await isFree(wanted, host))) return wanted;
    throw new EarshotError('setting.invalid', `Port ${wanted} is taken by another program.`);
  }
  for (let port = otherwise; port < otherwise + TRIES; port++) {
    if (!taken.includes(port) && (await isFree(port, host))) return port;
  }
  return 0;
}
