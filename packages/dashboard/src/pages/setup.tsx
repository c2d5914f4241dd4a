import { isRefusedError } from '@earshot/sdk';
import { useEffect, useState } from 'preact/hooks';
import { FaultSummary, Field, TextField } from '../parts/field.tsx';
import { Mark } from '../parts/mark.tsx';
import { problemWords } from '../parts/problem.tsx';
import { go, query } from '../router.ts';
import { client } from '../state/client.ts';
import { session } from '../state/session.ts';
import { type WordKey, words } from '../words/words.ts';

/** Kept in memory alone: the address loses it at once, so that it is in no history and no Referer. */
let token = '';

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

const zones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

const checks: readonly [name: string, id: string, wrong: (value: string) => WordKey | null][] = [
  ['agencyName', 'agency-name', (value) => (value ? null : 'setup.missing-agency')],
  ['agencyId', 'agency-id', (value) => (/^[a-z0-9-]{2,40}$/.test(value) ? null : 'setup.agency-id-wrong')],
  ['name', 'name', (value) => (value ? null : 'setup.missing-name')],
  ['email', 'email', (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : 'setup.email-wrong')],
  ['password', 'password', (value) => (value.length >= 12 ? null : 'setup.password-short')],
];

/** First start: the agency and its first administrator, by the link that the server printed. */
export function SetupPage() {
  const [faults, setFaults] = useState<readonly { id?: string; text: string }[]>([]);
  const [sending, setSending] = useState(false);
  const [open, setOpen] = useState<boolean | null>(null);
  const [id, setId] = useState<string | null>(null);
  const [name, setName] = useState('');

  useEffect(() => {
    document.title = words('app.title.alone', { page: words('setup.title') });
    const given = query('token');
    if (given) {
      token = given;
      go('/setup', { replace: true });
    }
    client.setup.isOpen().then(setOpen, () => setOpen(true));
  }, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const value = (field: string) => String(form.get(field) ?? '').trim();
    const wrong = checks.flatMap(([field, at, check]) => {
      const key = check(field === 'password' ? String(form.get(field)) : value(field));
      return key ? [{ id: at, text: words(key) }] : [];
    });
    setFaults(wrong);
    if (wrong.length > 0) return;
    setSending(true);
    try {
      await client.setup.finish({
        token,
        agency: { id: value('agencyId'), name: value('agencyName'), timeZone: value('timeZone'), language: 'en' },
        email: value('email'),
        name: value('name'),
        password: String(form.get('password')),
      });
      token = '';
      session.value = await client.session.current();
      go('/', { replace: true });
    } catch (error) {
      const used = isRefusedError(error) && error.code === 'setup.token-invalid';
      setFaults([{ text: used ? words('setup.token') : problemWords(error) }]);
      setSending(false);
    }
  };
  const field = (at: string, label: WordKey, hint?: WordKey) => ({
    id: at,
    label: words(label),
    hint: hint && words(hint),
    fault: faults.find((fault) => fault.id === at)?.text,
  });

  if (open === null) return null;
  return (
    <main class="gate">
      <span class="mark">
        <Mark />
        {words('app.name')}
      </span>
      <h1>{words('setup.title')}</h1>
      {!open ? (
        <p>
          {words('setup.closed')} <a href="/">{words('sign-in.title')}</a>
        </p>
      ) : !token ? (
        <p>{words('setup.no-token')}</p>
      ) : (
        <>
          <p>{words('setup.lead')}</p>
          <FaultSummary faults={faults} />
          <form class="form" onSubmit={submit} noValidate>
            <TextField
              {...field('agency-name', 'setup.agency-name', 'setup.agency-name.hint')}
              name="agencyName"
              value={name}
              onInput={setName}
              autocomplete="organization"
            />
            <TextField
              {...field('agency-id', 'setup.agency-id', 'setup.agency-id.hint')}
              name="agencyId"
              value={id ?? slug(name)}
              onInput={setId}
              autocomplete="off"
              isCode
            />
            <Field {...field('time-zone', 'setup.zone', 'setup.zone.hint')}>
              {(wiring) => (
                <select class="input" name="timeZone" {...wiring} defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}>
                  {zones().map((zone) => (
                    <option key={zone} value={zone} selected={zone === Intl.DateTimeFormat().resolvedOptions().timeZone}>
                      {zone.replaceAll('_', ' ')}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <TextField {...field('name', 'setup.name')} name="name" autocomplete="name" />
            <TextField {...field('email', 'setup.email')} name="email" type="email" autocomplete="username" />
            <TextField
              {...field('password', 'setup.password', 'setup.password.hint')}
              name="password"
              type="password"
              autocomplete="new-password"
            />
            <button type="submit" class="button" aria-disabled={sending}>
              {words(sending ? 'setup.sending' : 'setup.submit')}
            </button>
          </form>
        </>
      )}
    </main>
  );
}
