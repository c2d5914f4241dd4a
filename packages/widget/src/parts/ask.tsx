import { isLast } from '../flow/session.ts';
import { ready } from '../questions/load.ts';
import { firstFieldId } from '../questions/question.ts';
import { AskedBy } from './asked-by.tsx';
import { LanguageButton } from './language-button.tsx';
import { late } from './load.ts';
import { Progress } from './progress.tsx';
import type { Acts, View } from './view.ts';

/** One question with its one primary button, always enabled: pressed too early, it says what is missing. */
export function Ask({ view, acts }: { view: View; acts: Acts }) {
  const { state, words } = view;
  const { current, survey } = state;
  const Draw = ready[current.kind]?.Draw;
  if (!Draw) return null;
  const prefix = `${view.idPrefix}-${current.id}`;
  const held = state.held[current.id];
  const { Link, Panel, Ways } = late.parts ?? {};
  const { faultSentence, Trouble } = late.faults ?? {};
  // Fetched with the first press; what a rating can lack has one sentence.
  const fault = state.fault && (faultSentence?.(state, words) ?? words(`fault.${state.fault}`));
  return (
    <form noValidate>
      <Progress {...view} />
      {Trouble && <Trouble view={view} acts={acts} fault={fault} field={firstFieldId(prefix)} />}
      {/* Keyed: two questions must never share a control, or an answer shows up under the next prompt. */}
      <Draw
        key={current.id}
        question={current}
        words={words}
        name={current.id}
        value={held?.value}
        otherText={held?.otherText}
        fault={fault}
        wide={view.wide}
        idPrefix={prefix}
        onAnswer={(value, otherText) => view.session.answer(current.id, value, otherText)}
      />
      {Link && <Link view={view} acts={acts} />}
      <div class="actions">
        {/* Enter presses this button too; a sandboxed frame without forms knows presses, but no submitting. */}
        <button type="submit" class="primary" onClick={acts.next}>
          {words(isLast(state) ? 'button.send' : 'button.next')}
        </button>
        {Ways && <Ways view={view} acts={acts} />}
        <div class="aside">
          <LanguageButton view={view} acts={acts} />
          <button type="button" class="quiet" aria-expanded={view.panel === 'notice'} onClick={() => acts.toggle('notice')}>
            {words('notice.button')}
          </button>
        </div>
      </div>
      {Panel && <Panel view={view} acts={acts} />}
      {survey.machine && <p class="foot">{words('language.machine')}</p>}
      <AskedBy {...view} />
    </form>
  );
}
