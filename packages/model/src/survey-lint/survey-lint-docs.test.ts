import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { surveyRules } from './rules.ts';
import { languagesWithWords, wordLists } from './wording.ts';

const page = readFileSync(new URL('../../../../docs/reference/survey-check.md', import.meta.url), 'utf8');

it('describes every rule, and none that is not there', () => {
  for (const [code, { finds, why, instead }] of Object.entries(surveyRules))
    expect(page, code).toContain(`| \`${code}\` | ${finds} | ${why} | ${instead} |`);
  const [faults = '', advice = ''] = page.split('## Advice');
  for (const [code, { grade }] of Object.entries(surveyRules))
    expect(grade === 'fault' ? faults : advice, code).toContain(`| \`${code}\` |`);
  const named = [...page.matchAll(/^\| `([a-z-]+)` \| [A-Z`].*\|.*\|.*\|$/gm)].map(([, code]) => code);
  expect(named.filter((code) => !Object.hasOwn(surveyRules, code!))).toEqual([]);
});

it('names the languages whose wording is read, with their LIX', () => {
  for (const language of languagesWithWords) expect(page).toContain(`| \`${language}\` | ${wordLists(language)?.lix ?? 'none'} |`);
});
