import * as z from 'zod/mini';
import type { Fault } from './errors.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const english = z.locales.en().localeError;
const quoted = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');
const limited = (origin: string, limit: unknown, most: boolean): string => {
  if (!most && limit === 1 && origin !== 'number' && origin !== 'int') return 'must not be empty';
  const unit = { string: 'characters', array: 'items' }[origin];
  return unit ? `must have at ${most ? 'most' : 'least'} ${limit} ${unit}` : `must be at ${most ? 'most' : 'least'} ${limit}`;
};

/** The fields an object may have, where the shape tells. */
const knownFields = (issue: RawIssue): string[] => {
  const def = issue.inst?._zod.def;
  return def && 'shape' in def ? Object.keys(def.shape as object) : [];
};

const formats: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'a whole URL such as https://www.city.gov/help',
  date: 'a day such as 2026-11-22',
  datetime: 'an instant with its offset such as 2026-11-22T10:00:00Z',
};

/** What follows the path of a fault: what is wrong and what is allowed. What was given is never repeated, since it may be personal. */
function predicate(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `is missing: it must be ${named(issue.expected)}`;
      // A fraction is a number too, so "not a number" would mislead.
      return issue.expected === 'int'
        ? 'must be a whole number'
        : `must be ${named(issue.expected)}, not ${named(z.core.util.parsedType(issue.input))}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${quoted(issue.values)}`;
    case 'too_big':
      return limited(issue.origin, issue.maximum, true);
    case 'too_small':
      return limited(issue.origin, issue.minimum, false);
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? `written as ${issue.pattern ?? issue.format}`}`;
    case 'unrecognized_keys': {
      const known = knownFields(issue);
      return known.length > 0 ? `is not known here; known are ${known.join(', ')}` : 'is not known here';
    }
    case 'invalid_union':
      return Array.isArray(issue.options) && issue.options.length > 0 ? `must be one of ${quoted(issue.options)}` : undefined;
    case 'invalid_key':
      return 'is not allowed as a name here';
    default:
      return undefined;
  }
}

const named = (type: string): string => {
  const word = { int: 'whole number', array: 'list', record: 'table of names and values' }[type] ?? type;
  return ['null', 'undefined', 'NaN'].includes(word) ? word : `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
};

// zod/mini carries no sentences: every issue would read "Invalid input". Set here alone, for whoever shows faults (server, command line);
// pages take no zod and never load this file. Not as the language's own sentences: whoever loads the whole of zod sets those anew.
z.config({ customError: (issue) => predicate(issue) ?? english(issue) });

/** Of a union, the branch that fits best: the one that got furthest, then the one with the fewest complaints. */
const closest = (branches: readonly (readonly Issue[])[]): readonly Issue[] => {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length - (issue.code === 'unrecognized_keys' ? 1 : 0)));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
};

function* faultsIn(issues: readonly Issue[], under: readonly PropertyKey[]): Generator<Fault> {
  for (const issue of issues) {
    const path = [...under, ...issue.path];
    const at = path.join('.');
    if (issue.code === 'invalid_union' && issue.errors.length > 0) yield* faultsIn(closest(issue.errors), path);
    else if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) yield { at: [...path, key].join('.'), message: issue.message };
    else if (issue.code === 'invalid_key') yield { at, message: [issue.message, ...issue.issues.map(({ message }) => message)].join(': ') };
    else yield { at, message: issue.message };
  }
}

/**
 * What is wrong as sentences without their subject, each with its path (`questions.2.labels`), saying what is allowed. Values that were
 * given are never repeated in them.
 */
export const faultsOf = (error: z.core.$ZodError): Fault[] => [...faultsIn(error.issues, [])];
