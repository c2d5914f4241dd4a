import type { CountedAnswer } from './commit.ts';

/** Facts by question, each once: a record says a thing or does not. */
type Packed = Record<string, string[]>;

/** The counted facts of a record as one text; equal facts make equal texts, so that a database can count by them. */
export const packFacts = (facts: readonly CountedAnswer[]): string => {
  const packed: Packed = Object.create(null);
  for (const { question, value } of facts) {
    packed[question] ??= [];
    if (!packed[question].includes(value)) packed[question].push(value);
  }
  return JSON.stringify(packed);
};

export const unpackFacts = (text: string): CountedAnswer[] =>
  Object.entries(JSON.parse(text) as Packed).flatMap(([question, values]) => values.map((value) => ({ question, value })));
