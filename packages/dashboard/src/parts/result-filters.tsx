import type { Results } from '@earshot/model';
import { go, query, withQuery } from '../router.ts';
import type { ResultFilter } from '../state/result-query.ts';
import { serviceName } from '../state/surveys.ts';
import { channelName, languageName } from '../words/names.ts';
import { words } from '../words/words.ts';
import { SelectField } from './field.tsx';

const nameOf: Readonly<Record<ResultFilter, (id: string) => string>> = {
  language: languageName,
  channel: channelName,
  service: serviceName,
};

/** Narrows the numbers to a language, a channel or a service; offers only what has answers, and nothing where there is one of a kind. */
export function ResultFilters({ found }: { found: Readonly<Partial<Record<ResultFilter, Results>>> }) {
  const fields = (Object.keys(nameOf) as ResultFilter[]).flatMap((name) => {
    const chosen = query(name) ?? '';
    const keys = [...new Set([...(found[name]?.groups ?? []).map(({ key }) => key), ...(chosen ? [chosen] : [])])];
    return keys.length > 1 || chosen ? [{ name, chosen, keys }] : [];
  });
  if (fields.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be a second heading here
    <div class="filters" role="group" aria-label={words('filter.label')}>
      {fields.map(({ name, chosen, keys }) => (
        <SelectField
          key={name}
          label={words(`filter.${name}`)}
          value={chosen}
          any={words('any')}
          onPick={(value) => go(withQuery({ [name]: value }), { replace: true })}
          options={keys.map((id) => [id, nameOf[name](id)] as const)}
        />
      ))}
      {fields.some(({ chosen }) => chosen) ? (
        <button
          type="button"
          class="button quiet"
          onClick={() => go(withQuery({ language: null, channel: null, service: null }), { replace: true })}
        >
          {words('filter.clear')}
        </button>
      ) : null}
    </div>
  );
}
