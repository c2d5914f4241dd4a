import * as z from 'zod/mini';
import type { Fault } from './errors.ts';

/** zod/mini carries no sentences of its own; these are zod's English ones. */
const { localeError } = z.locales.en();

type Issue = z.core.$ZodIssue;

/** Of a union, the branch that fits best: the one that got furthest, then the one with the fewest complaints. */
const closest = (branches: readonly (readonly Issue[])[]): readonly Issue[] => {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length - (issue.code === 'unrecognized_keys' ? 1 : 0)));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
};

function* faultsIn(issues: readonly Issue[], under: readonly PropertyKey[]): Generator<Fault> {
  for (const issue of issues) {
    const path = [...under, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) yield* faultsIn(closest(issue.errors), path);
    else if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) yield { at: [...path, key].join('.'), message: 'is not known here' };
    } else if (issue.code === 'invalid_key')
      yield { at: path.join('.'), message: `${JSON.stringify(path.at(-1))} is not allowed as a name here` };
    else yield { at: path.join('.'), message: issue.message };
  }
}

/** Reads something unknown as a shape. What is wrong comes as sentences, each with its path; values are never repeated in them. */
export function readAs<S extends z.core.$ZodType>(
  shape: S,
  input: unknown,
): { value: z.output<S>; faults?: never } | { value?: never; faults: Fault[] } {
  const read = z.safeParse(shape, input, { error: (issue) => localeError(issue as z.core.$ZodRawIssue) });
  return read.success ? { value: read.data } : { faults: [...faultsIn(read.error.issues, [])] };
}
