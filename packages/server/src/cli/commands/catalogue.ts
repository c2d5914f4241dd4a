import { EarshotError, readCatalogue } from '@earshot/model';
import { agencyOf, type Ground } from './ground.ts';

/**
 * Puts an agency's catalogue in place: from then on its systems may tell of no other kinds of their own, and of none with other details.
 * Running servers obey it within five seconds.
 * @throws EarshotError `catalogue.invalid`, also where it names a service that the agency does not run
 */
export async function applyCatalogue(
  ground: Ground,
  { agency, catalogue: given }: { agency?: string; catalogue: unknown },
): Promise<{ agency: string; kinds: number }> {
  const catalogue = readCatalogue(given);
  const id = await agencyOf(ground, agency);
  const known = new Set((await ground.store.agencies.get(id))?.services.map((service) => service.id));
  const faults = catalogue.services.flatMap((service, at) =>
    known.has(service) ? [] : [{ at: `services.${at}`, message: `is no service of ${id}; known are ${[...known].join(', ')}` }],
  );
  if (faults.length > 0) throw new EarshotError('catalogue.invalid', 'The catalogue does not fit the agency.', { faults });
  await ground.store.catalogues.put(id, catalogue);
  return { agency: id, kinds: Object.keys(catalogue.kinds).length };
}
