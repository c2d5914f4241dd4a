import type { CaseDetail, CaseEvent, StaffUser } from '@earshot/model';
import { nameOf } from '../state/people.ts';
import { timeZone } from '../state/session.ts';
import { dateTime } from '../words/times.ts';
import { hasWords, words } from '../words/words.ts';

const stateWord = (state: string | undefined): string => {
  const key = `case.state.${state}`;
  return hasWords(key) ? words(key) : (state ?? '');
};

/** One line of a case's history as a sentence; an event that a newer server may write shows its name. */
export function eventWords({ what, from, to }: CaseEvent, people: readonly StaffUser[] = []): string {
  if (what === 'moved') return words('case.event.moved', { from: stateWord(from), to: stateWord(to) });
  if (what === 'assigned') return to ? words('case.event.assigned', { to: nameOf(people, to) }) : words('case.event.released');
  const key = `case.event.${what}`;
  return hasWords(key) ? words(key) : what;
}

/** What happened, oldest first: the record a complaint officer or an auditor reads. */
export function CaseHistory({ of, people }: { of: CaseDetail; people: readonly StaffUser[] }) {
  return (
    <section class="stack">
      <h3>{words('case.history')}</h3>
      <ol class="timeline">
        {of.history.map((event) => (
          <li key={`${event.at} ${event.what}`}>
            <p>{eventWords(event, people)}</p>
            {event.note ? <p dir="auto">{event.note}</p> : null}
            <p class="soft small">
              {event.by === 'system' ? words('case.system') : event.by} ·{' '}
              <time dateTime={new Date(event.at).toISOString()}>{dateTime(event.at, timeZone.value)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
