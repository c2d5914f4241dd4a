import type { SaidSurvey } from '@earshot/model';
import { sayFault } from '@earshot/widget/locales';
import { firstFieldId, kinds, Say } from '@earshot/widget/questions';
import { TRAP } from './form-fields.ts';
import { Frame, type PageOf, plain } from './frame.tsx';
import { type AllHeld, fieldsOf } from './held.ts';
import { Languages } from './languages.tsx';
import { AskedBy, WhyWeAsk } from './notice.tsx';
import type { Pause } from './pause.ts';
import { PausePanel } from './pause-panel.tsx';
import type { Review } from './review.ts';
import { ReviewPanel } from './review-panel.tsx';
import { isLast, type Place, progressOf } from './walk.ts';

export interface QuestionPageProps {
  page: PageOf;
  said: SaidSurvey;
  held: AllHeld;
  place: Place;
  /** What the form carries beside the answers. */
  hidden: Readonly<Record<string, string | undefined>>;
  /** A sentence about the whole form: it was open too long, or could not be taken just now. */
  trouble?: string | undefined;
  test: boolean;
  /** What the answer will be linked to, in the words the person knows. */
  reference: string | undefined;
  /** Whether a reference that came along shall be left out. */
  unlinked: boolean;
  wanted: readonly string[];
  /** Why the words on the page have not gone on yet; `removed` once what looked personal was taken out. */
  pause?: Pause | 'removed' | undefined;
  /** Contact details to be read before everything is sent. */
  review?: Review | undefined;
}

const FORM = 'answer';
const PREFIX = 'q';

/** Kinds whose answer nothing but a button can take back. */
const byButton: readonly string[] = ['rating', 'nps', 'ces', 'yesno', 'choice', 'matrix', 'rank'];

/** One question with its one primary button. Everything answered so far travels in hidden fields, so nothing is kept before Send. */
export function QuestionPage({
  page,
  said,
  held,
  place,
  hidden,
  trouble,
  test,
  reference,
  unlinked,
  wanted,
  pause,
  review,
}: QuestionPageProps) {
  const { words } = page;
  const { current, fault } = place;
  const { Draw } = kinds[current.kind];
  const { step, total } = progressOf(said, held, place);
  const last = isLast(said, held, place);
  const mine = held.get(current.id) ?? {};
  const sentence = fault && sayFault(fault, current, mine, words);
  const title = plain(said.title);
  const isPaused = pause !== undefined && pause !== 'removed';
  const halted = review ? 'review' : isPaused ? pause.concern : undefined;
  return (
    <Frame
      page={page}
      title={halted ? `${words(`${halted}.heading`)} – ${title}` : sentence || trouble ? `${words('fault.prefix')} ${title}` : title}
      aside={
        <>
          {/* Enter takes the first button of a form, and the languages stand above: this one goes on, for Enter alone. */}
          <button
            type="submit"
            form={FORM}
            name="~go"
            value={halted === 'personal' ? 'remove' : (review?.go ?? 'next')}
            class="unseen"
            tabIndex={-1}
            aria-hidden="true"
          >
            {words('button.next')}
          </button>
          <Languages languages={said.languages} language={said.language} words={words} wanted={wanted} form={FORM} />
        </>
      }
      foot={
        <>
          <AskedBy notice={said.notice} words={words} isPrivate={current.kind !== 'contact'} />
          <WhyWeAsk notice={said.notice} words={words} />
        </>
      }
    >
      {(sentence || trouble) && (
        <div class="summary" role="alert" tabIndex={-1} autofocus>
          <h2>{words('fault.heading')}</h2>
          {trouble && <p>{trouble}</p>}
          {sentence && <a href={`#${firstFieldId(PREFIX)}`}>{sentence}</a>}
        </div>
      )}
      {isPaused && <PausePanel pause={pause} said={said} words={words} form={FORM} />}
      {review && <ReviewPanel review={review} notice={said.notice} words={words} form={FORM} />}
      {pause === 'removed' && (
        <p class="panel" role="status" tabIndex={-1} autofocus>
          {words('personal.removed')}
        </p>
      )}
      {test && <p class="badge">{words('test.badge')}</p>}
      <h1>
        <Say text={said.title} />
      </h1>
      {total > 1 && (
        <>
          <p class="step">{words('progress.step', { step, total })}</p>
          <svg class="bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
            <line x1="0" y1="1" x2={Math.round((100 * step) / total)} y2="1" />
          </svg>
        </>
      )}
      {said.machine && <p class="foot">{words('language.machine')}</p>}
      <form id={FORM} method="post" novalidate>
        {Object.entries(hidden).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
        {[...fieldsOf(held, current.id)].map(([name, value], at) => (
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <div hidden>
          <input name={TRAP} autocomplete="off" tabIndex={-1} />
        </div>
        <Draw
          question={current}
          words={words}
          name={current.id}
          value={mine.value}
          otherText={mine.otherText}
          fault={sentence}
          idPrefix={PREFIX}
        />
        {reference && last && (
          <>
            <p class="foot">
              {words('link.note')} <bdi>{reference}</bdi>
            </p>
            <label class="check">
              <input type="checkbox" name="~unlinked" value="1" checked={unlinked} />
              {words('link.off')}
            </label>
          </>
        )}
        {reference && !last && unlinked && <input type="hidden" name="~unlinked" value="1" />}
        <div class="actions">
          {!halted && (
            <button type="submit" name="~go" value="next" class="primary">
              {words(last ? 'button.send' : 'button.next')}
            </button>
          )}
          {step > 1 && (
            <button type="submit" name="~go" value="back" class="quiet">
              {words('button.back')}
            </button>
          )}
          {!current.required && mine.value !== undefined && byButton.includes(current.kind) && (
            <button type="submit" name="~go" value="clear" class="quiet">
              {words('button.clear')}
            </button>
          )}
          {step > 1 && step < total && (
            <button type="submit" name="~go" value="early" class="quiet">
              {words('button.early')}
            </button>
          )}
        </div>
      </form>
    </Frame>
  );
}
