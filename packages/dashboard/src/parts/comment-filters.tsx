import type { ListedSurvey } from '@earshot/sdk';
import { go, query, withQuery } from '../router.ts';
import { plain } from '../state/said.ts';
import { channelName, languageName } from '../words/names.ts';
import { words } from '../words/words.ts';
import { Field, SelectField } from './field.tsx';

const channels = ['web', 'app', 'email', 'sms', 'whatsapp', 'push', 'phone', 'desk', 'chat', 'paper', 'kiosk', 'qr', 'import'];

const set = (name: string) => (value: string) => go(withQuery({ [name]: value }), { replace: true });

/** What is read, kept in the address so that it can be sent on. */
export function CommentFilters({
  surveys,
  keysOn,
  onKeys,
}: {
  surveys: readonly ListedSurvey[];
  keysOn: boolean;
  onKeys: (on: boolean) => void;
}) {
  const chosen = query('survey') ?? '';
  const of = chosen ? surveys.filter(({ survey }) => survey.id === chosen) : surveys;
  const languages = [...new Set(of.flatMap(({ survey }) => Object.keys(survey.languages)))].sort();
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    set('q')(String(form.get('q')).trim());
  };
  return (
    <div class="filters">
      <search>
        <form class="field" onSubmit={search}>
          <Field label={words('filter.search')}>
            {(wiring) => (
              <input
                class="input"
                type="search"
                name="q"
                dir="auto"
                enterkeyhint="search"
                key={query('q') ?? ''}
                defaultValue={query('q') ?? ''}
                {...wiring}
              />
            )}
          </Field>
          <button type="submit" class="button quiet">
            {words('filter.search.submit')}
          </button>
        </form>
      </search>
      <SelectField
        label={words('filter.score')}
        value={query('score') ?? ''}
        any={words('any')}
        onPick={set('score')}
        options={[
          ['low', words('filter.score.low')],
          ['middle', words('filter.score.middle')],
          ['high', words('filter.score.high')],
        ]}
      />
      <SelectField
        label={words('filter.survey')}
        value={chosen}
        any={words('any')}
        onPick={set('survey')}
        options={surveys.map(({ survey }) => [survey.id, plain(survey.title)] as const)}
      />
      <SelectField
        label={words('filter.language')}
        value={query('language') ?? ''}
        any={words('any')}
        onPick={set('language')}
        options={languages.map((tag) => [tag, languageName(tag)] as const)}
      />
      <SelectField
        label={words('filter.channel')}
        value={query('channel') ?? ''}
        any={words('any')}
        onPick={set('channel')}
        options={channels.map((id) => [id, channelName(id)] as const)}
      />
      <label class="option">
        <input type="checkbox" checked={query('test') !== null} onChange={(event) => set('test')(event.currentTarget.checked ? '1' : '')} />
        {words('filter.test')}
      </label>
      <label class="option">
        <input type="checkbox" checked={keysOn} onChange={(event) => onKeys(event.currentTarget.checked)} />
        <span>
          {words('comments.keys')} <span class="soft small">{words('comments.keys.what')}</span>
        </span>
      </label>
    </div>
  );
}
