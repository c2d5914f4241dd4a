import type { Stage } from './stage.ts';
import type { Acts, View } from './view.ts';

/** Seconds nobody touches the screen before it warns: long enough to read a question twice. */
const UNTOUCHED = 60;
/** The same once the answer is given: what is left to read is a paragraph, and the next person may be waiting. */
const UNTOUCHED_DONE = 30;
/** Seconds from the warning to the clearing; WCAG 2.2.1 asks for at least twenty to extend a time limit. */
const WARNED = 20;

/** A shared screen clears itself when its person has gone, and warns before. */
export function clearing(stage: Stage, { again, stay }: Acts, signal: AbortSignal): void {
  let touched = Date.now();
  const touch = ({ type }: Event) => {
    touched = Date.now();
    // By keyboard the button must still be there when the key comes up.
    if (type === 'pointerdown' || stage.host.shadowRoot?.activeElement?.closest('.clears') === null) if (stage.view.clears) stay();
  };
  const look = () => {
    const { view, order, begun } = stage;
    const used = begun || view.panel || view.state.survey.language !== order.survey.language;
    // Nothing to clear.
    if (!used) touched = Date.now();
    const left = Math.ceil((view.delivery ? UNTOUCHED_DONE : UNTOUCHED) + WARNED - (Date.now() - touched) / 1000);
    if (left <= 0) again();
    // Said once: a voice that counts down would drown the question.
    else if (left <= WARNED)
      stage.show({ clears: left, ...(view.clears ? {} : { status: view.words('kiosk.warning', { seconds: left }) }) });
  };
  const timer = setInterval(look, 1000);
  signal.addEventListener('abort', () => clearInterval(timer));
  // Who dictates, writes by hand or takes a suggestion presses no key.
  for (const name of ['pointerdown', 'keydown', 'input', 'wheel'] as const)
    document.addEventListener(name, touch, { capture: true, signal });
}

/** The way to begin again after the thank-you, and the warning over the foot of the screen. */
export const Clearing = ({ view: { words, delivery, clears }, acts }: { view: View; acts: Acts }) => (
  <>
    {delivery && (
      <div class="actions">
        <button type="button" class="primary" onClick={acts.again}>
          {words('kiosk.again')}
        </button>
      </div>
    )}
    {clears && (
      <div class="clears">
        <p>{words('kiosk.warning', { seconds: clears })}</p>
        <button type="button" class="primary" onClick={acts.stay}>
          {words('kiosk.more')}
        </button>
      </div>
    )}
  </>
);
