import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { now } from '../live/clock.ts';
import { freshAt, keeping, liveState } from '../live/live.ts';
import { go, path } from '../router.ts';
import { useWaiting } from '../state/aside.ts';
import { client } from '../state/client.ts';
import { keepPeriod } from '../state/period.ts';
import { plain } from '../state/said.ts';
import { atLeast, session, signedOut } from '../state/session.ts';
import { ago } from '../words/times.ts';
import { type WordKey, words } from '../words/words.ts';
import { LiveDot } from './live-dot.tsx';
import { Mark } from './mark.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { Toasts } from './toasts.tsx';

const rail: readonly { to: string; word: WordKey; short?: WordKey; role: Parameters<typeof atLeast>[0] }[] = [
  { to: '/', word: 'nav.today', role: 'analyst' },
  { to: '/surveys', word: 'nav.surveys', role: 'analyst' },
  { to: '/comments', word: 'nav.comments', role: 'analyst' },
  { to: '/cases', word: 'nav.cases', role: 'supervisor' },
  { to: '/aside', word: 'nav.aside', short: 'nav.aside.short', role: 'supervisor' },
  { to: '/sites', word: 'nav.sites', short: 'nav.sites.short', role: 'admin' },
  { to: '/people', word: 'nav.people', role: 'admin' },
];

/** Beyond that the exact number says no more. */
const count = (n: number): string => (n > 99 ? '99+' : String(n));

const isAt = (to: string, at: string): boolean => (to === '/' ? at === '/' : at === to || at.startsWith(`${to}/`));

/** Pages whose numbers or comments are of a period; elsewhere the picker would change nothing. */
const hasPeriod = (at: string): boolean => at === '/' || at === '/comments' || /^\/surveys\/./.test(at);

function Rail() {
  const at = path.value;
  const waiting = useWaiting();
  return (
    <nav class="rail" aria-label={words('nav.label')}>
      <a class="mark" href={keepPeriod('/')}>
        <Mark />
        {words('app.name')}
      </a>
      <ul class="bare">
        {rail
          .filter(({ role }) => atLeast(role))
          .map(({ to, word, short }) => (
            <li key={to}>
              <a href={keepPeriod(to)} {...(isAt(to, at) ? { 'aria-current': 'page' as const } : {})}>
                <span class={short ? 'long' : ''}>{words(word)}</span>
                {short ? <span class="short">{words(short)}</span> : null}
                {to === '/aside' && waiting > 0 ? (
                  <span class="count">
                    <span aria-hidden="true">{count(waiting)}</span>
                    <span class="unseen">{words('nav.aside.waiting', { n: waiting })}</span>
                  </span>
                ) : null}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function AccountMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const user = session.value?.user;
  useEffect(() => {
    const close = (event: Event) => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target);
      if (menu.current?.open && (!inside || (event instanceof KeyboardEvent && event.key === 'Escape'))) {
        menu.current.open = false;
        if (inside) menu.current.querySelector('summary')?.focus();
      }
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close(event);
    document.addEventListener('click', close);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  if (!user) return null;
  const signOut = async () => {
    await client.session.signOut().catch(() => {});
    signedOut();
    go('/');
  };
  return (
    <details ref={menu}>
      <summary>{user.name}</summary>
      <div class="menu">
        <p>{user.email}</p>
        <p class="soft">{words(`nav.role.${user.role}`)}</p>
        <button type="button" class="button quiet" onClick={signOut}>
          {words('nav.sign-out')}
        </button>
      </div>
    </details>
  );
}

/** Whether this device has a network at all. */
function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}

function Interrupted() {
  const online = useOnline();
  const lost = liveState.value === 'lost' || !online;
  return (
    <div role="status">
      {lost ? (
        <p class="notice-line">{words(online ? 'live.lost.explain' : 'live.offline.explain', { when: ago(freshAt.value, now.value) })}</p>
      ) : keeping.value === 'good' ? null : (
        <p class="notice-line">{words(`live.${keeping.value}.explain`)}</p>
      )}
    </div>
  );
}

/** The frame around every page: rail or bottom bar, top line, and what must be heard wherever one is. */
export function Shell({ children }: { children: ComponentChildren }) {
  const agency = session.value ? plain(session.value.agency.name) : '';
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {words('app.skip')}
      </a>
      <header class="top">
        <span class="agency">{agency}</span>
        {hasPeriod(path.value) ? <PeriodPicker /> : null}
        <LiveDot />
        <AccountMenu />
      </header>
      <Rail />
      <main class="main" id="main" tabIndex={-1}>
        <Interrupted />
        {children}
      </main>
      <Toasts />
    </div>
  );
}
