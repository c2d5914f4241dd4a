import type { Fault } from '@earshot/model';
import { isWellFormed } from '@earshot/model/rules';
import { placesIn, type ReturnedUnit, type Unit } from './unit.ts';

/** What a text that came back must be beyond what every text must. */
export interface Terms {
  /** Every text must be there. */
  complete: boolean;
  /** A plural form, and so allowed to leave its number out: "one file". */
  mayLeavePlaces?(key: string): boolean;
  /** What else is wrong with a text, if anything. */
  also?(target: string): string | undefined;
}

const LONGEST = 4000;
const markup = /<\/?[a-z!?][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i;

/** Compares what came back with what went out. Nothing is taken while a single fault is left. */
export function checkUnits(sent: readonly Unit[], returned: readonly ReturnedUnit[], terms: Terms): Fault[] {
  const expected = new Map(sent.map((unit) => [unit.key, unit]));
  const seen = new Set<string>();
  const faults = returned.flatMap((unit) => {
    const { key, line } = unit;
    const own = expected.get(key);
    const again = seen.has(key);
    seen.add(key);
    const message = !own ? 'is a key nobody knows: export again' : again ? 'stands twice' : faultOf(own, unit, terms);
    return message === undefined ? [] : [{ at: key, line, message }];
  });
  const missing = sent
    .filter(({ key }) => !seen.has(key))
    .map(({ key }) => ({ at: key, message: missingForm(key, 'is missing from the file') }));
  return [...faults, ...missing];
}

const missingForm = (key: string, or: string) => {
  const [, form] = /_(zero|one|two|few|many|other)$/.exec(key) ?? [];
  return form ? `lacks the plural form "${form}"` : or;
};

function faultOf(own: Unit, { key, source, target }: ReturnedUnit, { complete, mayLeavePlaces, also }: Terms): string | undefined {
  if (source !== own.source) return 'was translated from another text than stands here now: export again';
  if (target.trim() === '') return complete ? missingForm(key, 'has no translation') : undefined;
  if (target.length > LONGEST) return `has more than ${LONGEST} characters`;
  if (!isWellFormed(target)) return 'holds a control character';
  if (markup.test(target) && !markup.test(own.source)) return 'holds markup; texts carry none';
  const [wanted, given] = [placesIn(own.source).sort(), placesIn(target).sort()];
  const unknown = given.find((name) => !wanted.includes(name));
  if (unknown !== undefined) return `fills in {${unknown}}, which the source does not`;
  const lost = wanted.find((name) => given.filter((each) => each === name).length !== wanted.filter((each) => each === name).length);
  if (lost !== undefined && !(mayLeavePlaces?.(key) && !given.includes(lost))) return `must hold {${lost}} as often as the source does`;
  return also?.(target);
}
