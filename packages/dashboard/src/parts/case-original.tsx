import type { CaseDetail, CaseOriginal } from '@earshot/model';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { client } from '../state/client.ts';
import { words } from '../words/words.ts';
import { Problem } from './problem.tsx';

/** The person's words with the details that were taken out of them: shown when somebody asks, which the history says. */
export function CaseOriginalWords({ of: { id, language }, onRead }: { of: CaseDetail; onRead: () => void }) {
  const heading = useId();
  const shown = useRef<HTMLHeadingElement>(null);
  const [original, setOriginal] = useState<CaseOriginal | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  // The button is gone: the reader's place is at what it brought.
  useEffect(() => {
    if (original) shown.current?.focus();
  }, [original]);
  const read = async () => {
    setProblem(null);
    try {
      setOriginal(await client.cases.original(id));
      onRead();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section class="stack" aria-labelledby={heading}>
      <h3 id={heading} ref={shown} tabIndex={-1}>
        {words('case.original')}
      </h3>
      {original ? (
        original.words.map(({ question, text }) => (
          <blockquote key={question} class="quote" dir="auto" {...(language ? { lang: language } : {})}>
            {text}
          </blockquote>
        ))
      ) : (
        <>
          <p class="soft">{words('case.original.explain')}</p>
          <p>
            <button type="button" class="button quiet" onClick={read}>
              {words('case.original.read')}
            </button>
          </p>
        </>
      )}
      {problem ? <Problem problem={problem} title={words('problem.title')} /> : null}
    </section>
  );
}
