import type { SaidSurvey } from '@earshot/model';
import type { Words } from '@earshot/widget/locales';

interface LanguagesProps {
  languages: SaidSurvey['languages'];
  language: string;
  words: Words;
  /** Tags the browser asks for: they come first, but nothing is switched for the person. */
  wanted: readonly string[];
  /** Id of the form whose answers a change must keep; without one a change is a link. */
  form?: string;
  /** Where a link leads, without the language. */
  query?: Readonly<Record<string, string>>;
}

const base = (tag: string) => tag.split('-', 1)[0];

/** Every other language by its own name, behind a disclosure that works without a script. */
export function Languages({ languages, language, words, wanted, form, query = {} }: LanguagesProps) {
  const present = languages.find(({ tag }) => tag === language);
  if (!present || languages.length < 2) return null;
  const rank = (tag: string) => {
    const at = wanted.findIndex((one) => base(one) === base(tag));
    return at < 0 ? wanted.length : at;
  };
  const others = languages.filter(({ tag }) => tag !== language).sort((a, b) => rank(a.tag) - rank(b.tag));
  return (
    <details class="languages">
      <summary>{words('language.button', { name: present.name })}</summary>
      <ul>
        {others.map(({ tag, name, direction }) => (
          <li key={tag}>
            {form ? (
              <button type="submit" form={form} name="~go" value={`language:${tag}`} class="quiet" lang={tag} dir={direction}>
                {name}
              </button>
            ) : (
              <a class="reach" href={`?${new URLSearchParams({ ...query, lang: tag })}`} lang={tag} hreflang={tag} dir={direction}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
