import { words } from '../words/words.ts';
import { CopyText } from './copy-text.tsx';
import { Empty } from './problem.tsx';

/** Before the first survey: the command that makes one. */
export function NoSurveys() {
  return (
    <Empty title={words('today.empty.title')}>
      <p>{words('today.empty.body')}</p>
      <CopyText text="earshot survey publish survey.json" label={words('today.empty.title')} />
      <p class="soft">{words('today.empty.then')}</p>
    </Empty>
  );
}
