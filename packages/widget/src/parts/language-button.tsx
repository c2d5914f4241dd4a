import type { Acts, View } from './view.ts';

/** Opens the list of languages. Its text is the present language's own name, so whoever cannot read the rest still finds it. */
export function LanguageButton({ view, acts }: { view: View; acts: Acts }) {
  const { survey } = view.state;
  const present = survey.languages.find(({ tag }) => tag === survey.language);
  if (!present || survey.languages.length < 2) return null;
  return (
    <button
      type="button"
      class="caret"
      aria-label={view.words('language.button', { name: present.name })}
      aria-expanded={view.panel === 'languages'}
      onClick={() => acts.toggle('languages')}
    >
      {present.name}
    </button>
  );
}
