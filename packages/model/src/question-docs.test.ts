import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { Question } from './question.ts';

const page = readFileSync(new URL('../../../docs/reference/questions.md', import.meta.url), 'utf8');
const sections = new Map(page.split(/^## /m).map((section) => [/^[^\n]*/.exec(section)![0].replaceAll('`', ''), section]));
/** What the first column of a table names. */
const fieldsIn = (section = '') =>
  [...section.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(([, names = '']) => names.split(', ').map((name) => name.slice(1, -1)));

const everywhere = ['id', 'kind', 'prompt', 'hint', 'required', 'when'];
const kinds = Question._zod.def.options.map((option) => {
  const { shape } = option as z.ZodMiniObject<{ kind: z.ZodMiniLiteral<string> }>;
  return [String(shape.kind._zod.def.values[0]), Object.keys(shape).filter((name) => !everywhere.includes(name))] as const;
});

test('describes what every kind has', () => {
  expect(fieldsIn(sections.get('Every kind'))).toEqual(everywhere);
});

test.each(kinds)('describes %s: its fields, and what an answer is worth', (kind, fields) => {
  expect(fieldsIn(sections.get(kind)).sort()).toEqual([...fields].sort());
  expect(sections.get(kind)).toMatch(kind === 'statement' ? /no value/ : /Value: /);
  expect(page).toContain(`[\`${kind}\`](#${kind})`);
});

test('describes no kind that is not there', () => {
  const described = [...sections.keys()].slice(1).filter((name) => name !== 'Every kind');
  expect(described.sort()).toEqual(kinds.map(([kind]) => kind).sort());
});
