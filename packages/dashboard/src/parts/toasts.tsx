import { useEffect, useState } from 'preact/hooks';
import { dismiss, type Toast, toasts } from '../state/toasts.ts';
import { words } from '../words/words.ts';

/** Long enough to read, reach and press; stays while it is pointed at or focused. */
const shownFor = 15_000;

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it from leaving
    <div
      class="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      <button
        type="button"
        class="button plain"
        onClick={() => {
          dismiss(toast.id);
          toast.undo();
        }}
      >
        {words('undo')}
      </button>
    </div>
  );
}

/** What was just done and can be undone. */
export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
