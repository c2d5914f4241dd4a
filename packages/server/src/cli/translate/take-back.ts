import { EarshotError } from '@earshot/model';
import { checkUnits, type Terms } from './check-units.ts';
import type { Bundle, Returned } from './unit.ts';

/**
 * Holds what came back against what went out. With a reviewer every text must be there and marked at least translated: a name vouches for all.
 * @throws EarshotError `request.invalid` with file, line and key of each fault
 */
export function takeBack(
  file: string,
  returned: Returned,
  sent: Bundle,
  terms: Terms,
  reviewedBy: string | undefined,
): Map<string, string> {
  const vouched = reviewedBy !== undefined;
  const faults = checkUnits(sent.units, returned.units, { ...terms, complete: terms.complete || vouched });
  if (vouched) {
    for (const { key, line, target, state } of returned.units)
      if (target !== '' && state === 'initial')
        faults.push({ at: key, line, message: 'is marked "initial", as if nobody had translated it' });
  }
  if (faults.length > 0)
    throw new EarshotError('request.invalid', `${file} cannot be taken; nothing was written.`, {
      faults: faults.map((fault) => ({ ...fault, file })),
    });
  return new Map(returned.units.map(({ key, target }) => [key, target]));
}
