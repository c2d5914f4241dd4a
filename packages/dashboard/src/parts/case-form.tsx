import { type CaseChange, type CaseDetail, type CaseOutcome, type CaseState, caseMoves } from '@earshot/model';
import { useId, useState } from 'preact/hooks';
import { changeCase } from '../state/case-deeds.ts';
import { words } from '../words/words.ts';
import { Field } from './field.tsx';
import { Problem } from './problem.tsx';

const outcomes: readonly CaseOutcome[] = ['put-right', 'explained', 'service-changed', 'no-contact-possible', 'not-ours'];

const isClosed = (state: CaseState) => state === 'resolved' || state === 'withdrawn';

/** What a move is called: from a closed state the way back is "reopen". */
const moveWord = (from: CaseState, to: CaseState): string =>
  isClosed(from) ? words('case.move.reopen') : words(`case.move.${to as 'in-review' | 'contacted' | 'resolved'}`);

/** Moves a case on, with a note for colleagues; resolving asks how it ended. */
export function CaseForm({ of, show }: { of: CaseDetail; show: (now: CaseDetail) => void }) {
  const name = useId();
  const [to, setTo] = useState<CaseState | ''>('');
  const [outcome, setOutcome] = useState<CaseOutcome | ''>('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<{ note?: string; outcome?: string }>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const text = note.trim();
    const missing = {
      ...(to === 'resolved' && !outcome ? { outcome: words('case.outcome.missing') } : {}),
      ...(!to && !text ? { note: words('case.note.missing') } : {}),
    };
    setFault(missing);
    if (Object.keys(missing).length > 0) {
      document.getElementById(`${name}-${'outcome' in missing ? 'outcome' : 'note'}`)?.focus();
      return;
    }
    const change: CaseChange = {
      ...(to ? { state: to } : {}),
      ...(to === 'resolved' && outcome ? { outcome } : {}),
      ...(text ? { note: text } : {}),
    };
    setBusy(true);
    setProblem(null);
    try {
      await changeCase(of, change, show);
      setTo('');
      setOutcome('');
      setNote('');
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend class="label">{words('case.move')}</legend>
        <div class="fieldset-line">
          {(['', ...caseMoves[of.state]] as const).map((state) => (
            <label class="option" key={state}>
              <input type="radio" name={name} value={state} checked={to === state} onChange={() => setTo(state)} />
              {state === '' ? words('case.move.none') : moveWord(of.state, state)}
            </label>
          ))}
        </div>
      </fieldset>
      {to === 'resolved' ? (
        <Field label={words('case.outcome.choose')} fault={fault.outcome} id={`${name}-outcome`}>
          {(wiring) => (
            <select
              class="input"
              {...wiring}
              value={outcome}
              onChange={(event) => setOutcome(event.currentTarget.value as CaseOutcome | '')}
            >
              <option value="" />
              {outcomes.map((id) => (
                <option key={id} value={id}>
                  {words(`case.outcome.${id}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <Field label={words('case.note')} hint={words('case.note.hint')} fault={fault.note} id={`${name}-note`}>
        {(wiring) => (
          <textarea
            class="input"
            dir="auto"
            maxLength={4000}
            rows={3}
            {...wiring}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
      <p>
        <button type="submit" class="button" aria-disabled={busy}>
          {words(busy ? 'case.saving' : 'case.save')}
        </button>
      </p>
    </form>
  );
}
