import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Translation } from '@earshot/model';
import { autonym } from '@earshot/model/rules';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';

const at = (path: string) => new URL(`../../../../${path}`, import.meta.url);
const status = z.record(z.string(), Translation).parse(JSON.parse(readFileSync(at('packages/widget/src/locales/status.json'), 'utf8')));

const english = new Intl.DisplayNames('en', { type: 'language' });
const said = (state: Translation): string => {
  if ('source' in state) return 'the source';
  return state.status === 'reviewed' ? `checked by ${state.by}, ${state.at}` : `${state.status}, not checked by a speaker`;
};

// After a language was added or reviewed: npx vitest run -u words-docs
it('the page of languages says how far each can be trusted', async () => {
  const rows = Object.entries(status)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, state]) => {
      const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.length;
      return `| \`${tag}\` | ${english.of(tag)} | ${autonym(tag)} | ${forms} | ${said(state)} |`;
    });
  const page = `# Languages of the interface

What the widget and the hosted page say themselves, by language. A survey's own texts have their own status, in its file. "Machine" means that no speaker has checked the text; [you can](../guides/translate.md).

| tag | language | in itself | plural forms | status |
|---|---|---|---|---|
${rows.join('\n')}
`;
  await expect(page).toMatchFileSnapshot(fileURLToPath(at('docs/reference/languages.md')));
});
