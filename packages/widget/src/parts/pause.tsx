import type { JSX } from 'preact';
import { pauseWith } from '../flow/pause.ts';
import { wordsOf } from '../flow/written.ts';
import { firstFieldId } from '../questions/question.ts';
import { Say } from '../questions/say.tsx';
import { late } from './load.ts';
import css from './pause.css?inline';
import type { Acts, View } from './view.ts';

interface Drawing {
  view: View;
  acts: Acts;
}

/** Only what can look for it knows; where it did not arrive nothing is found. */
const personalIn = (state: View['state']) => late.personal?.personalIn(state) ?? [];

/**
 * Before words are sent that say who somebody is, or call for help nobody would hear in time: a pause, and the person decides.
 * Words in which nothing is found any more, by button or by hand, are good to go; the line that says so is there before it speaks.
 */
function Concern({ view, acts }: Drawing) {
  const { words, idPrefix, state } = view;
  const { current, concern } = state;
  const found = concern === 'personal' ? personalIn(state) : [];
  const text = wordsOf(current, state.held[current.id]);
  const id = `${idPrefix}-summary`;
  const isMended = concern === 'personal' && found.length === 0;
  const remove = (event: Event) => {
    event.preventDefault();
    const cleaned = late.personal?.withoutPersonal(state, words('personal.mark'));
    if (cleaned) view.session.answer(current.id, cleaned.value, cleaned.otherText);
    acts.focus(current.kind === 'text' ? firstFieldId(`${idPrefix}-${current.id}`) : `${idPrefix}-${current.id}-other`);
  };
  return (
    <>
      <p role="status" class={isMended ? 'panel' : 'unseen'}>
        {isMended && words('personal.removed')}
      </p>
      {!isMended && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form controls, and this has none
        <div class="summary concern" role="group" aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {words(`${concern}.heading`)}
          </h2>
          {concern === 'urgent' ? (
            <Urgent {...view} />
          ) : (
            <>
              <ul>
                {found.map(({ kind, start, end }) => (
                  <li key={start}>
                    {words(`personal.${kind}`)}: <bdi class="quote">{text.slice(start, end)}</bdi>
                  </li>
                ))}
              </ul>
              <p>{words('personal.body')}</p>
            </>
          )}
          <div class="actions">
            {concern === 'personal' && (
              <button type="submit" class="primary" onClick={remove}>
                {words('personal.remove')}
              </button>
            )}
            <button type="submit" class={concern === 'personal' ? 'quiet' : 'primary'} onClick={acts.next}>
              {words(concern === 'personal' ? 'personal.keep' : 'button.continue')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

/** Where help is, now: the number, what the agency says, its contact points. */
function Urgent({ words, state }: View) {
  const { urgent: { number, text } = {}, contact } = state.survey;
  const Contacts = late.parts?.Contacts;
  const [before, behind] = words('urgent.body', { number: '|' }).split('|');
  return (
    <>
      <p>
        {number ? (
          <>
            {before}
            <a href={`tel:${number.replace(/[^\d+*#]/g, '')}`}>
              <bdi>{number}</bdi>
            </a>
            {behind}
          </>
        ) : (
          words('urgent.contact')
        )}
      </p>
      {text && (
        <p>
          <Say text={text} />
        </p>
      )}
      {Contacts && <Contacts points={contact} />}
    </>
  );
}

const looks = new WeakMap<object, ReturnType<typeof pauseWith>>();

export const pause = {
  css,
  /** Looks once a visit, so that the next person at the same screen is asked again. */
  look(state: View['state'], visit: object) {
    const look = looks.get(visit) ?? pauseWith(personalIn);
    looks.set(visit, look);
    return look(state);
  },
  draw: (drawing: Drawing): JSX.Element => <Concern {...drawing} />,
};
