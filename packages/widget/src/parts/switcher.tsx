import type { Acts, View } from './view.ts';

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
