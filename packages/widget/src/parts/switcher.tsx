import { Caret } from './figure.tsx';
import type { Acts, View } from './view.ts';

/** Opens the list of languages. Its text is the present language's own name, so whoever cannot read the rest still finds it. */
export function LanguageButton({ view, acts }: { view: View; acts: Acts }) {
  const { survey } = view.state;
  const present = survey.languages.find(({ tag }) => tag === survey.language);
  if (!present || survey.languages.length < 2) return null;
  return (
    <button
      type="button"
      aria-label={view.words('language.button', { name: present.name })}
      aria-expanded={view.panel === 'languages'}
      onClick={() => acts.toggle('languages')}
    >
      {present.name}
      <Caret />
    </button>
  );
}

/** Every other language by its own name; those the browser is set to come first, but nothing is switched for the person. */
export function Languages({ view, acts }: { view: View; acts: Acts }) {
  const { languages, language } = view.state.survey;
  const rank = (tag: string) => {
    const at = navigator.languages.findIndex((wanted) => wanted.split('-')[0] === tag.split('-')[0]);
    return at < 0 ? 99 : at;
  };
  return (
    <ul class="panel" lang="">
      {languages
        .filter(({ tag }) => tag !== language)
        .sort((a, b) => rank(a.tag) - rank(b.tag))
        .map(({ tag, name, direction }) => (
          <li key={tag}>
            <button type="button" class="quiet" lang={tag} dir={direction} onClick={() => acts.speak(tag)}>
              {name}
            </button>
          </li>
        ))}
    </ul>
  );
}
