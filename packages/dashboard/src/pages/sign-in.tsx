import { isBusyError, isRefusedError } from '@earshot/sdk';
import { useEffect, useState } from 'preact/hooks';
import { FaultSummary, TextField } from '../parts/field.tsx';
import { Mark } from '../parts/mark.tsx';
import { problemWords } from '../parts/problem.tsx';
import { client } from '../state/client.ts';
import { ended, session } from '../state/session.ts';
import { words } from '../words/words.ts';

interface Fault {
  id?: string;
  text: string;
}

function refusal(error: unknown): string {
  if (isBusyError(error)) return words('sign-in.back-off', { n: error.retryAfter ?? 60 });
  if (isRefusedError(error) && (error.code === 'staff.wrong-password' || error.code === 'request.invalid')) return words('sign-in.wrong');
  return problemWords(error);
}

/** Sign-in. It stands at whatever address was asked for, so that signing in leads there. */
export function SignInPage() {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState(false);
  useEffect(() => {
    document.title = words('app.title.alone', { page: words('sign-in.title') });
  }, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const email = String(form.get('email')).trim();
    const password = String(form.get('password'));
    const missing = [
      ...(email.includes('@') ? [] : [{ id: 'email', text: words('sign-in.email-missing') }]),
      ...(password ? [] : [{ id: 'password', text: words('sign-in.password-missing') }]),
    ];
    setFaults(missing);
    if (missing.length > 0) return;
    setSending(true);
    try {
      const found = await client.session.signIn({ email, password });
      ended.value = false;
      session.value = found;
    } catch (error) {
      setFaults([{ text: refusal(error) }]);
      setSending(false);
    }
  };
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text;

  return (
    <main class="gate">
      <span class="mark">
        <Mark />
        {words('app.name')}
      </span>
      <h1>{words('sign-in.title')}</h1>
      {ended.value ? <p role="status">{words('sign-in.again')}</p> : null}
      <FaultSummary faults={faults} />
      <form class="form" onSubmit={submit} noValidate>
        <TextField
          {...{ id: 'email', label: words('sign-in.email'), fault: faultOf('email') }}
          name="email"
          type="email"
          autocomplete="username"
        />
        <TextField
          {...{ id: 'password', label: words('sign-in.password'), fault: faultOf('password') }}
          name="password"
          type="password"
          autocomplete="current-password"
        />
        <button type="submit" class="button" aria-disabled={sending}>
          {words(sending ? 'sign-in.sending' : 'sign-in.submit')}
        </button>
      </form>
      <p class="soft small">
        {words('sign-in.help')} <code>earshot user add</code>
      </p>
    </main>
  );
}
