import { isBusyError, isRefusedError, isUnexpectedReplyError } from '@earshot/sdk';
import type { ComponentChildren } from 'preact';
import { words } from '../words/words.ts';

/** What happened, in words a person can act on. A code nobody foresaw gives the server's own sentence. */
export function problemWords(problem: unknown): string {
  if (isBusyError(problem)) return words('problem.busy');
  if (isUnexpectedReplyError(problem)) return words('problem.failed');
  if (!isRefusedError(problem)) return words('problem.offline');
  if (problem.status >= 500) return words('problem.failed');
  switch (problem.code) {
    case 'staff.not-allowed':
    case 'key.scope-missing':
      return words('problem.not-allowed');
    case 'request.not-found':
    case 'case.unknown':
    case 'survey.unknown':
      return words('problem.not-found');
    case 'case.move-not-allowed':
      return words('problem.move-not-allowed');
    default:
      return words('problem.said', { detail: problem.message });
  }
}

/** An error: what happened, what is safe, what to do. */
export function Problem({
  problem,
  again,
  title = words('problem.title'),
  safe = words('problem.safe'),
}: {
  problem: unknown;
  again?: () => void;
  title?: string;
  safe?: string;
}) {
  return (
    <div class="problem" role="alert">
      <h2>{title}</h2>
      <p>{problemWords(problem)}</p>
      <p class="soft">{safe}</p>
      {again ? (
        <button type="button" class="button" onClick={again}>
          {words('again')}
        </button>
      ) : null}
    </div>
  );
}

/** Where there is nothing yet: what would be here, and the next step. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
