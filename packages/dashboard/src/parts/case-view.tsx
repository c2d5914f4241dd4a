import type { CaseDetail, StaffUser } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLoaded } from '../live/loaded.ts';
import { withQuery } from '../router.ts';
import { changeCase } from '../state/case-deeds.ts';
import { client } from '../state/client.ts';
import { usePeople } from '../state/people.ts';
import { atLeast, session, timeZone } from '../state/session.ts';
import { scoreWord, titleOf } from '../state/surveys.ts';
import { channelName, languageName } from '../words/names.ts';
import { dateTime, dayWords } from '../words/times.ts';
import { words } from '../words/words.ts';
import { CaseContact } from './case-contact.tsx';
import { CaseForm } from './case-form.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseJourney } from './case-journey.tsx';
import { CaseOriginalWords } from './case-original.tsx';
import { ClockText } from './clock-text.tsx';
import { SelectField } from './field.tsx';
import { useWide } from './fold.tsx';
import { Problem } from './problem.tsx';
import { Shown } from './shown.tsx';

interface Props {
  id: string;
  surveys: readonly ListedSurvey[] | undefined;
  /** After a change here: the queue beside it has a new order. */
  onChanged: () => void;
}

/** One case: its clock, what the person wrote, whose it is, what may be done, and its history. */
export function CaseView({ id, surveys, onChanged }: Props) {
  const loaded = useLoaded(
    id,
    () => client.cases.get(id),
    (event) => event.type === 'case' && (event.id === undefined || event.id === id),
  );
  const [own, setOwn] = useState<CaseDetail | null>(null);
  const show = (now: CaseDetail) => {
    setOwn(now);
    loaded.again();
    onChanged();
  };
  // What a change just returned is newer than what was loaded, until it has been loaded again.
  const newest = (data: CaseDetail) => (own && own.history.length > data.history.length ? own : data);
  return (
    <div class="stack">
      <p class="only-small">
        <a href={withQuery({}, { path: '/cases', query: new URLSearchParams(location.search) })}>{words('cases.back')}</a>
      </p>
      <Shown of={loaded}>{(data) => <CaseBody of={newest(data)} surveys={surveys} show={show} onRead={loaded.again} />}</Shown>
    </div>
  );
}

function Facts({ of, surveys }: { of: CaseDetail; surveys: readonly ListedSurvey[] | undefined }) {
  const survey = surveys?.find(({ survey }) => survey.id === of.survey)?.survey;
  const facts: (readonly [string, string | null])[] = [
    [words('case.state'), words(`case.state.${of.state}`)],
    [words('case.outcome'), of.outcome && words(`case.outcome.${of.outcome}`)],
    [words('case.survey'), titleOf(surveys, of.survey)],
    [words('case.score'), of.score === null ? null : scoreWord(survey, of.score).word],
    [words('case.reference'), of.reference],
    [words('case.language'), of.language && languageName(of.language)],
    [words('case.channel'), of.channel && channelName(of.channel)],
    [words('case.opened'), dateTime(of.openedAt, timeZone.value)],
    [words('case.due'), dateTime(of.dueAt, timeZone.value)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}

function Owner({ of, people, show }: { of: CaseDetail; people: readonly StaffUser[]; show: (now: CaseDetail) => void }) {
  const [problem, setProblem] = useState<unknown>(null);
  const me = session.value?.user.email ?? '';
  const give = async (owner: string | null) => {
    setProblem(null);
    await changeCase(of, { owner }, show).catch(setProblem);
  };
  // An analyst cannot work cases; somebody who has left still shows as the owner they are.
  const able = people
    .filter(({ role, email }) => role !== 'analyst' || email === of.owner)
    .map(({ email, name }) => [email, name] as const);
  const options = of.owner && !able.some(([email]) => email === of.owner) ? [...able, [of.owner, of.owner] as const] : able;
  return (
    <>
      <div class="owner">
        <SelectField
          label={words('case.owner')}
          value={of.owner ?? ''}
          any={words('case.nobody')}
          options={options}
          onPick={(email) => void give(email || null)}
        />
        {of.owner === me ? null : (
          <button type="button" class="button quiet" onClick={() => give(me)}>
            {words('case.take')}
          </button>
        )}
      </div>
      {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
    </>
  );
}

function CaseBody({
  of,
  surveys,
  show,
  onRead,
}: {
  of: CaseDetail;
  surveys: readonly ListedSurvey[] | undefined;
  show: (now: CaseDetail) => void;
  /** After a reading that the history tells of. */
  onRead: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const people = usePeople();
  const isWide = useWide();
  // Chosen from the queue, not by opening its address: the reader's place moves on to the case.
  useEffect(() => {
    if (document.activeElement !== document.body) heading.current?.focus({ preventScroll: isWide });
  }, []);
  const about = of.kind === 'daily' ? words('case.heading.daily', { day: dayWords(of.day) }) : words('case.heading.person');
  return (
    <div class="case-body">
      <h2 tabIndex={-1} ref={heading}>
        <ClockText of={of} />
        <span class="heading-sub">{about}</span>
      </h2>
      {of.kind === 'daily' ? (
        <p>{words('cases.daily', { n: of.count, day: dayWords(of.day) })}</p>
      ) : of.comment ? (
        <blockquote class="quote" dir="auto" {...(of.language ? { lang: of.language } : {})} aria-label={words('case.words')}>
          {of.comment}
        </blockquote>
      ) : (
        <p class="soft">{words('cases.no-words')}</p>
      )}
      <Facts of={of} surveys={surveys} />
      {of.contact ? <CaseContact of={of.contact} /> : null}
      {of.original ? <CaseOriginalWords of={of} onRead={onRead} /> : null}
      {atLeast('supervisor') ? (
        <>
          <Owner of={of} people={people} show={show} />
          <CaseForm key={of.state} of={of} show={show} />
        </>
      ) : (
        <p class="soft">{words('case.read-only')}</p>
      )}
      {of.reference === null ? null : <CaseJourney reference={of.reference} surveys={surveys} />}
      <CaseHistory of={of} people={people} />
    </div>
  );
}
