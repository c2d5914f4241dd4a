import { useState } from 'preact/hooks';
import { announce } from '../live/announce.ts';
import { words } from '../words/words.ts';

/** Something to paste elsewhere, with a button that copies it and says so. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('yes');
      announce(words('copy.done'));
      setTimeout(() => setDone('no'), 4000);
    } catch {
      // Browsers refuse outside https and without a permission.
      setDone('failed');
      announce(words('copy.failed'));
    }
  };
  return (
    <div class="copy">
      <pre dir="ltr">
        <code>{text}</code>
      </pre>
      <button type="button" class="button quiet" onClick={copy} aria-label={`${words('copy')}: ${label}`}>
        {words(done === 'yes' ? 'copy.done' : 'copy')}
      </button>
      {done === 'failed' ? <p class="soft small">{words('copy.failed')}</p> : null}
    </div>
  );
}
