import { isRevoked } from '@earshot/model';
import type { Store } from '@earshot/store';
import { stateAt } from '../../ingest/published.ts';
import { type Finding, finding } from './finding.ts';

/** Named at most in one line; the rest is counted. */
const MOST_NAMED = 5;

const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMED ? names.join(', ') : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;

/** Whether what agencies ask reaches anybody: keys no page has used, and surveys that take no answers. Nothing is broken by either. */
export async function askedOf(store: Store, now: number): Promise<Finding[]> {
  const silent: string[] = [];
  const refused: string[] = [];
  const resting: string[] = [];
  let keys = 0;
  let surveys = 0;
  for (const agency of await store.agencies.list()) {
    for (const key of await store.sites.keys(agency.id)) {
      if (key.kind !== 'publishable' || isRevoked(key, now)) continue;
      keys++;
      const { state, reason } = await store.sites.signal(agency.id, key.id);
      const name = `${key.id} of ${agency.id}/${key.site}`;
      if (state === 'waiting') silent.push(name);
      if (state === 'stopped') refused.push(`${name} (${reason})`);
    }
    for (const published of await store.surveys.list(agency.id)) {
      surveys++;
      const state = stateAt(published, agency, now);
      if (state !== 'live') resting.push(`${agency.id}/${published.survey.id} (${state})`);
    }
  }
  const unheard = [
    ...(silent.length > 0 ? [`never heard of: ${named(silent)}`] : []),
    ...(refused.length > 0 ? [`refused last: ${named(refused)}`] : []),
  ];
  return [
    finding(
      'keys',
      true,
      `${keys} of pages${unheard.length > 0 ? `; ${unheard.join('; ')}` : keys > 0 ? ', all of them heard of' : ''}`,
      unheard.length > 0 &&
        'Look whether the tag is on the page, and why it is stopped, in “Add to a site”; revoke a key that nobody needs.',
    ),
    finding(
      'surveys',
      true,
      `${surveys} published${resting.length > 0 ? `; take no answers: ${named(resting)}` : ''}`,
      resting.length > 0 && 'Resume those that should ask, in the dashboard; publish one that expired with a new date.',
    ),
  ];
}
