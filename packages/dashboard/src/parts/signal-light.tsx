import type { Signal } from '@earshot/model';
import { useEffect } from 'preact/hooks';
import { now } from '../live/clock.ts';
import { useLoaded } from '../live/loaded.ts';
import { client } from '../state/client.ts';
import { plain } from '../state/said.ts';
import { useSurveys } from '../state/surveys.ts';
import { ago } from '../words/times.ts';
import { hasWords, words } from '../words/words.ts';
import { Problem } from './problem.tsx';

/** How often to ask while nothing has arrived: the live connection tells at once, this is for when it is interrupted. */
const pollEvery = 3000;

function sentence({ state, reason, origin, at }: Signal, present: number): string {
  if (state === 'waiting') return words('sites.signal.waiting');
  if (state === 'receiving') {
    return at
      ? words('sites.signal.receiving-at', { origin: origin ?? '', when: ago(at, Math.max(present, at)) })
      : words('sites.signal.receiving', { origin: origin ?? '' });
  }
  const key = `sites.signal.${reason}`;
  return hasWords(key) ? words(key, { origin: origin ?? '' }) : words('sites.signal.stopped');
}

/** The light itself: a lamp whose shape and colour repeat what the words say. */
export function Light({ signal, present }: { signal: Signal; present: number }) {
  return (
    <div class="light" data-state={signal.state} role="status" aria-label={words('sites.signal.label')}>
      <span class="lamp" aria-hidden="true" />
      <p>{sentence(signal, present)}</p>
    </div>
  );
}

/** What to look at when the light alone does not help: the pages that are asked on, or what keeps a tag from running. */
function Cure({ state }: { state: Signal['state'] }) {
  const surveys = useSurveys();
  if (state === 'waiting') return <p class="soft">{words('sites.signal.waiting.cure')}</p>;
  if (state === 'stopped') return null;
  const live = surveys.data?.filter((each) => each.state === 'live' && each.survey.offer.where.length > 0) ?? [];
  return (
    <div class="soft stack">
      {live.length > 0 ? (
        <div>
          <p>{words('sites.signal.asked-at')}</p>
          <ul class="bare">
            {live.map(({ survey }) => (
              <li key={survey.id}>
                {plain(survey.title)}: <code dir="ltr">{survey.offer.where.join('  ')}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p>{words('sites.signal.receiving.cure')}</p>
    </div>
  );
}

/** Whether a key's tag reaches the server, or what stops it with its cure. */
export function SignalLight({ site, id }: { site: string; id: string }) {
  const loaded = useLoaded(
    `signal ${site} ${id}`,
    () => client.sites.signal(site, id),
    (event) => event.type === 'signal' && event.key === id,
  );
  const waiting = loaded.data?.state !== 'receiving';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(loaded.again, pollEvery);
    return () => clearInterval(timer);
  }, [waiting]);
  if (!loaded.data) return loaded.problem ? <Problem problem={loaded.problem} again={loaded.again} /> : null;
  return (
    <div class="stack">
      <Light signal={loaded.data} present={now.value} />
      <Cure state={loaded.data.state} />
    </div>
  );
}
