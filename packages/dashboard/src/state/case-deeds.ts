import { type Case, type CaseChange, type CaseDetail, caseMoves } from '@earshot/model';
import { announce } from '../live/announce.ts';
import { words } from '../words/words.ts';
import { asked, client } from './client.ts';
import { offerUndo } from './toasts.ts';

/** What would take a change back, where the server's moves allow it: notes stay, and a case never becomes "open" again. */
export function undoOf(before: Case, after: Case): CaseChange | null {
  if (before.state !== after.state) return caseMoves[after.state].includes(before.state) ? { state: before.state } : null;
  if (before.owner !== after.owner) return { owner: before.owner };
  return null;
}

const said = (before: Case, after: Case): string => {
  if (before.state !== after.state) return words('case.moved-toast', { state: words(`case.state.${after.state}`) });
  if (before.owner !== after.owner) return words(after.owner ? 'case.taken-toast' : 'case.released-toast');
  return words('case.saved');
};

/** Changes a case, says so, and offers to undo what can be undone. */
export async function changeCase(before: Case, change: CaseChange, show: (now: CaseDetail) => void): Promise<void> {
  const after = await asked(client.cases.update(before.id, change));
  show(after);
  const text = said(before, after);
  announce(text);
  const undo = undoOf(before, after);
  if (!undo) return;
  offerUndo(text, () => {
    asked(client.cases.update(before.id, undo)).then(
      (back) => {
        show(back);
        announce(words('case.undone'));
      },
      () => announce(words('problem.move-not-allowed')),
    );
  });
}
