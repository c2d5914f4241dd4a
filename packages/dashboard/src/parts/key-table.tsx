import { isRevoked, type Key } from '@earshot/model';
import { useState } from 'preact/hooks';
import { now } from '../live/clock.ts';
import { asked, client } from '../state/client.ts';
import { timeZone } from '../state/session.ts';
import { ago, dateTime } from '../words/times.ts';
import { words } from '../words/words.ts';
import { Confirm } from './confirm.tsx';
import { Problem } from './problem.tsx';
import { SignalLight } from './signal-light.tsx';

const stateOf = ({ revokedAt }: Key): string => {
  if (revokedAt === null) return words('sites.active');
  return isRevoked({ revokedAt }, now.value)
    ? words('sites.revoked', { when: ago(revokedAt, now.value) })
    : words('sites.ends', { when: dateTime(revokedAt, timeZone.value) });
};

/** The keys of every site, active ones first, each with its light and its end. */
export function KeyTable({ keys, onChanged }: { keys: readonly Key[]; onChanged: () => void }) {
  const [problem, setProblem] = useState<unknown>(null);
  const [checked, setChecked] = useState<string | null>(null);
  if (keys.length === 0) return <p>{words('sites.keys.empty')}</p>;
  const ended = (key: Key) => isRevoked(key, now.value);
  const sorted = [...keys].sort((a, b) => Number(ended(a)) - Number(ended(b)) || b.createdAt - a.createdAt);
  const revoke = async ({ site, id }: Key) => {
    setProblem(null);
    await asked(client.sites.revoke(site, id)).then(onChanged, setProblem);
  };
  return (
    <>
      {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
      <ul class="bare stack">
        {sorted.map((key) => (
          <li key={key.id} class="key-line">
            <div>
              <p>
                <strong dir="ltr">{key.origins.join(' ') || key.site}</strong>
              </p>
              <p class="chips">
                <span>
                  {words('sites.col.key')} <code dir="ltr">{key.id}</code>
                </span>
                <span>
                  {words('sites.col.made')} {dateTime(key.createdAt, timeZone.value)}
                </span>
                <span>{stateOf(key)}</span>
              </p>
            </div>
            {!ended(key) ? (
              <div class="actions">
                <button
                  type="button"
                  class="button quiet"
                  aria-expanded={checked === key.id}
                  onClick={() => setChecked(checked === key.id ? null : key.id)}
                >
                  {words('sites.check')}
                </button>
                <Confirm
                  label={words('sites.revoke')}
                  name={words('sites.revoke-of', { site: key.origins[0] ?? key.site })}
                  question={words('sites.revoke-confirm')}
                  yes={words('sites.revoke-yes')}
                  onYes={() => revoke(key)}
                />
              </div>
            ) : null}
            {checked === key.id ? <SignalLight site={key.site} id={key.id} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
