import type { SaidSurvey } from '@earshot/model';
import type { Words } from '@earshot/widget/locales';
import { Say } from '@earshot/widget/questions';
import { Contacts } from './contacts.tsx';
import type { Pause } from './pause.ts';

/** Before words go on that say who somebody is, or call for help nobody would hear in time: the person decides. */
export function PausePanel({ pause, said, words, form }: { pause: Pause; said: SaidSurvey; words: Words; form: string }) {
  const isPersonal = pause.concern === 'personal';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form controls, and this has none
    <div class="summary concern" role="group" aria-labelledby="concern">
      <h2 id="concern" tabIndex={-1} autofocus>
        {words(`${pause.concern}.heading`)}
      </h2>
      {isPersonal ? (
        <>
          <ul>
            {pause.pieces.map(({ kind, text }, at) => (
              <li key={at}>
                {words(`personal.${kind}`)}: <bdi class="quote">{text}</bdi>
              </li>
            ))}
          </ul>
          <p>{words('personal.body')}</p>
        </>
      ) : (
        <Urgent said={said} words={words} />
      )}
      <div class="actions">
        {isPersonal && (
          <button type="submit" form={form} name="~go" value="remove" class="primary">
            {words('personal.remove')}
          </button>
        )}
        <button type="submit" form={form} name="~go" value="next" class={isPersonal ? 'quiet' : 'primary'}>
          {words(isPersonal ? 'personal.keep' : 'button.continue')}
        </button>
      </div>
    </div>
  );
}

function Urgent({ said: { urgent: { number, text } = { words: [] }, contact }, words }: { said: SaidSurvey; words: Words }) {
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
      <Contacts points={contact} heading={words('low.contact')} />
    </>
  );
}
