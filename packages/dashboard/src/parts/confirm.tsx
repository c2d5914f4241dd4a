import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../words/words.ts';

/** A deed that cannot be undone: the button opens a question in its place, and only its answer acts. */
export function Confirm({
  label,
  name,
  question,
  yes,
  onYes,
}: {
  label: string;
  name?: string;
  question: string;
  yes: string;
  onYes: () => Promise<void>;
}) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const sure = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) sure.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" class="button quiet" ref={first} onClick={() => setAsking(true)} {...(name ? { 'aria-label': name } : {})}>
        {label}
      </button>
    );
  }
  const act = async () => {
    if (busy) return;
    setBusy(true);
    await onYes();
    setBusy(false);
    setAsking(false);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form's part
    <div class="stack" role="group" aria-label={question}>
      <p>{question}</p>
      <div class="actions">
        <button type="button" class="button" ref={sure} onClick={act} aria-disabled={busy}>
          {yes}
        </button>
        <button type="button" class="button quiet" onClick={() => setAsking(false)}>
          {words('cancel')}
        </button>
      </div>
    </div>
  );
}
