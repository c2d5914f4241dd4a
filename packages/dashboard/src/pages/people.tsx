import type { Role } from '@earshot/model';
import { isRefusedError } from '@earshot/sdk';
import { useState } from 'preact/hooks';
import { announce } from '../live/announce.ts';
import { useLoaded } from '../live/loaded.ts';
import { FaultSummary, Field, TextField } from '../parts/field.tsx';
import { Page, Section } from '../parts/page.tsx';
import { problemWords } from '../parts/problem.tsx';
import { Shown } from '../parts/shown.tsx';
import { asked, client } from '../state/client.ts';
import { session } from '../state/session.ts';
import { words } from '../words/words.ts';

const roles: readonly Role[] = ['analyst', 'supervisor', 'admin'];

/** Adds one account; the form says what each role may do. */
function AddPerson({ onAdded }: { onAdded: () => void }) {
  const [faults, setFaults] = useState<readonly { id?: string; text: string }[]>([]);
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const name = String(data.get('name')).trim();
    const email = String(data.get('email')).trim();
    const password = String(data.get('password'));
    const wrong = [
      ...(name ? [] : [{ id: 'person-name', text: words('people.name-missing') }]),
      ...(/^\S+@\S+\.\S+$/.test(email) ? [] : [{ id: 'person-email', text: words('setup.email-wrong') }]),
      ...(password.length >= 12 ? [] : [{ id: 'person-password', text: words('setup.password-short') }]),
    ];
    setFaults(wrong);
    setDone('');
    if (wrong.length > 0) return;
    setBusy(true);
    try {
      await asked(client.users.add({ name, email, password, role: data.get('role') as Role }));
      form.reset();
      setDone(words('people.added', { name }));
      announce(words('people.added', { name }));
      onAdded();
    } catch (error) {
      setFaults([{ text: isRefusedError(error) && error.code === 'staff.exists' ? words('people.exists') : problemWords(error) }]);
    }
    setBusy(false);
  };
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text;
  return (
    <form class="form" onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      <TextField {...{ id: 'person-name', label: words('people.name'), fault: faultOf('person-name') }} name="name" autocomplete="off" />
      <TextField
        {...{ id: 'person-email', label: words('people.email'), fault: faultOf('person-email') }}
        name="email"
        type="email"
        autocomplete="off"
      />
      <Field label={words('people.role')}>
        {(wiring) => (
          <select class="input" name="role" {...wiring}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {words(`people.role.${role}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        {...{
          id: 'person-password',
          label: words('people.password'),
          hint: words('people.password.hint'),
          fault: faultOf('person-password'),
        }}
        name="password"
        type="password"
        autocomplete="new-password"
      />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={busy}>
          {words(busy ? 'people.sending' : 'people.submit')}
        </button>
        {done ? <span class="tone-good">{done}</span> : null}
      </div>
    </form>
  );
}

/** Who can sign in, and what they may do. */
export function PeoplePage() {
  const people = useLoaded('people', () => client.users.list());
  const me = session.value?.user.email;
  return (
    <Page title={words('people.title')} lead={<p>{words('people.lead')}</p>}>
      <Shown of={people}>
        {(items) => (
          <div class="table-box">
            <table>
              <thead>
                <tr>
                  <th scope="col">{words('people.col.name')}</th>
                  <th scope="col">{words('people.col.email')}</th>
                  <th scope="col">{words('people.col.role')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, email, role }) => (
                  <tr key={email}>
                    <th scope="row">
                      {name} {email === me ? <span class="soft">({words('people.you')})</span> : null}
                    </th>
                    <td>{email}</td>
                    <td>{words(`nav.role.${role}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <Section title={words('people.add')}>
        <AddPerson onAdded={people.again} />
      </Section>
    </Page>
  );
}
