import { type Criteria, type Part, parts } from './criteria.ts';
import { makeReport, type Outcome, outcomes, type Report } from './report.ts';

const words: [Outcome, string][] = [
  ['passed', 'Tests decide it'],
  ['cantTell', 'Tests speak for it, people have to judge the rest'],
  ['untested', 'No test speaks for it'],
  ['inapplicable', 'Does not apply'],
];
const names: Record<Part, string> = { widget: 'Widget', hosted: 'Hosted page' };

/** What the report says when every test that is named passes: more it can never say. */
function atBest(criteria: Criteria): Report {
  const results = Object.values(criteria.evidence).flatMap(({ file, title, titles = 1 }) =>
    Array.from({ length: titles }, (_, at) => ({ file, title: titles === 1 ? title : title + at, outcome: 'passed' as const })),
  );
  return makeReport(criteria, { all: { ran: '', results } }, { name: '', version: '', commit: null }, new Date(0));
}

/** What ACCESSIBILITY.md says of the criteria: how many tests decide, then by name what they do not. */
export function inWords(all: Criteria): string {
  const { criteria, totals, open } = atBest(all);
  const listed = criteria.flatMap((criterion) => {
    const said = parts.filter((part) => ['cantTell', 'untested'].includes(criterion[part].outcome));
    if (said.length === 0) return [];
    const where = said.length === parts.length ? 'both' : said.map((part) => names[part]).join();
    return [`| ${criterion.id} ${criterion.name} | ${where} | ${[...new Set(said.map((part) => criterion[part].open))].join(' ')} |`];
  });
  return [
    `| ${criteria.length} criteria of WCAG 2.2, levels A and AA | ${parts.map((part) => names[part]).join(' | ')} |`,
    `|---|${parts.map(() => '---:|').join('')}`,
    ...words.map(([outcome, word]) => `| ${word} | ${parts.map((part) => totals[part][outcome]).join(' | ')} |`),
    '',
    '| Not decided by tests | Where | What is open |',
    '|---|---|---|',
    ...listed,
    '',
    'And for the whole of it:',
    '',
    ...open.map((each) => `- ${each}`),
  ].join('\n');
}

/** One line for a terminal. */
export const inOneLine = ({ totals }: Report): string =>
  parts.map((part) => `${part}: ${outcomes.map((outcome) => `${totals[part][outcome]} ${outcome}`).join(', ')}`).join(' · ');

const [begin, end] = ['<!-- from docs/accessibility/criteria.json: npm run conformance -- --keep -->', '<!-- end -->'];

/** The page with these words in their place. */
export function putInto(page: string, criteria: Criteria): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place between ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n${inWords(criteria)}\n${page.slice(to)}`;
}
