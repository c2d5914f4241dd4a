import type { SetAside, Survey } from '@earshot/model';
import { useState } from 'preact/hooks';
import { answersInWords } from '../state/answer-words.ts';
import { type Deed, idOf, reasonName, reasonWords } from '../state/aside.ts';
import { plain } from '../state/said.ts';
import { timeZone } from '../state/session.ts';
import { channelName, languageName } from '../words/names.ts';
import { dateTime } from '../words/times.ts';
import { words } from '../words/words.ts';
import { Problem } from './problem.tsx';

interface Props {
  of: SetAside;
  survey: Survey | undefined;
  /** Whether the reason of all on the page is said above them. */
  quiet: boolean;
  decide: (deed: Deed, of: SetAside) => Promise<void>;
}

/** One answer that waits: why, what was said, and the two things that can be done. */
export function AsideView({ of, survey, quiet, decide }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { reason, said, verdict } = of;
  const answers = answersInWords(said?.answers ?? [], survey);
  const act = async (deed: Deed) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await decide(deed, of).catch(setProblem);
    setBusy(false);
  };
  const deed = (name: Deed, kind: string) => (
    <button type="button" class={kind} aria-disabled={busy} onClick={() => act(name)}>
      {words(`aside.${name}`)}
    </button>
  );
  return (
    <article class="comment aside" id={idOf(of)} tabIndex={-1} aria-label={reasonName(reason)}>
      <div>
        <h2>{reasonName(reason)}</h2>
        {quiet ? null : <p class="soft">{reasonWords(reason)}</p>}
      </div>
      {said === null ? (
        <p class="soft">{words(verdict === 'accepted' ? 'aside.taken' : 'aside.gone')}</p>
      ) : answers.length === 0 ? (
        <p class="soft">{words(of.type === 'earshot.survey.seen' ? 'aside.seen' : 'aside.nothing')}</p>
      ) : (
        <dl class="answers">
          {answers.map(({ question, asked, said: text, own }) => (
            <div key={question}>
              <dt>{asked}</dt>
              <dd class={own ? 'words' : ''} dir="auto" {...(own && said.language ? { lang: said.language } : {})}>
                {text}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p class="chips">
        <time dateTime={new Date(of.receivedAt).toISOString()}>{dateTime(of.receivedAt, timeZone.value)}</time>
        {of.survey ? <span>{plain(survey?.title) || of.survey}</span> : null}
        {said?.language ? <span>{languageName(said.language)}</span> : null}
        {said?.channel ? <span>{channelName(said.channel)}</span> : null}
        {of.decidedAt === null || verdict === 'waiting' ? null : (
          <span>{words(`aside.by.${verdict}`, { who: of.decidedBy ?? '', when: dateTime(of.decidedAt, timeZone.value) })}</span>
        )}
      </p>
      {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
      {verdict === 'accepted' || said === null ? null : (
        <div class="actions">
          {verdict === 'waiting' ? (
            <>
              {deed('accept', 'button')}
              {deed('discard', 'button quiet')}
            </>
          ) : (
            deed('restore', 'button quiet')
          )}
        </div>
      )}
    </article>
  );
}
