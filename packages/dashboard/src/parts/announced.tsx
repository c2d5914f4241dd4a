import { announcement } from '../live/announce.ts';

/** The one polite live region: present from the start, or screen readers miss its first words. */
export function AnnouncedWords() {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {announcement}
    </div>
  );
}
