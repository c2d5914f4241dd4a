import type { SetAsidePage } from '@earshot/model';
import { useState } from 'preact/hooks';
import { withQuery } from '../router.ts';
import { type Deed, reasonName, reasonWords } from '../state/aside.ts';
import { words } from '../words/words.ts';
import { Confirm } from './confirm.tsx';
import { Problem } from './problem.tsx';

/** Which reasons there are, as filters; the chosen one says what it means and what can be done to all of it at once. */
export function AsideReasons({
  tally,
  reason,
  decideAll,
}: {
  tally: SetAsidePage['tally'];
  reason: string | null;
  decideAll: (deed: Deed, reason: string) => Promise<void>;
}) {
  const [problem, setProblem] = useState<unknown>(null);
  const all = tally.reduce((sum, { n }) => sum + n, 0);
  const chosen = tally.find((one) => one.reason === reason);
  const link = (to: string | null, name: string, n: number) => (
    <li key={to ?? ''}>
      <a href={withQuery({ reason: to })} {...(to === reason ? { 'aria-current': 'true' as const } : {})}>
        {name} <span class="soft">{n}</span>
      </a>
    </li>
  );
  const forAll = (deed: 'accept' | 'discard', n: number, of: string) => (
    <Confirm
      label={words(`aside.${deed}-all`)}
      question={words(`aside.${deed}-all.question`, { n })}
      yes={words(`aside.${deed}`)}
      onYes={async () => {
        setProblem(null);
        await decideAll(deed, of).catch(setProblem);
      }}
    />
  );
  return (
    <div class="stack">
      <ul class="bare reasons" aria-label={words('aside.reasons')}>
        {link(null, words('aside.all'), all)}
        {tally.map((one) => link(one.reason, reasonName(one.reason), one.n))}
      </ul>
      {chosen ? (
        <div class="stack panel">
          <p>{reasonWords(chosen.reason)}</p>
          <div class="actions">
            {forAll('accept', chosen.n, chosen.reason)}
            {forAll('discard', chosen.n, chosen.reason)}
          </div>
          {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
        </div>
      ) : null}
    </div>
  );
}
