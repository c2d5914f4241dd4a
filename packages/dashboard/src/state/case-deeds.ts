import { type Case, type CaseChange, type CaseDetail, caseMoves } from '@earshot/model';
import { announce } from '../live/announce.ts';
import { words } from '../words/words.ts';
import { asked, client } from './client.ts';
import { clearToasts, offerUndo } from './toasts.ts';

/**
 * What would take a change back, in the steps the server's moves allow: notes stay, and a case never becomes "open" again. One that was
 * resolved is reopened, and led on to where it was.
 */
export function undoOf(before: Case, after: Case): CaseChange[] {
  if (before.state !== after.state) {
    const [back] = caseMoves[after.state];
    if (caseMoves[after.state].includes(before.state)) return [{ state: before.state }];
    if (after.state !== 'resolved' || !back) return [];
    return caseMoves[back].includes(before.state) ? [{ state: back }, { state: before.state }] : [{ state: back }];
  }
  return before.owner === after.owner ? [] : [{ owner: before.owner }];
}

const said = (before: Case, after: Case): string => {
  if (before.state !== after.state) return words('case.moved-toast', { state: words(`case.state.${after.state}`) });
  if (before.owner !== after.owner) return words(after.owner ? 'case.taken-toast' : 'case.released-toast');
  return words('case.saved');
};

/** Changes a case, says so, and offers to undo what can be undone. */
export async function changeCase(before: Case, change: CaseChange, show: (now: CaseDetail) => void): Promise<void> {
  const after = await asked(client.cases.update(before.id, change));
  // What was offered for the state before would now undo this change.
  clearToasts();
  show(after);
  const text = said(before, after);
  announce(text);
  const undo = undoOf(before, after);
  if (undo.length === 0) return;
  const takeBack = async () => {
    for (const step of undo) show(await asked(client.cases.update(before.id, step)));
  };
  offerUndo(text, () => {
    takeBack().then(
      () => announce(words('case.undone')),
      () => announce(words('problem.move-not-allowed')),
    );
  });
}
