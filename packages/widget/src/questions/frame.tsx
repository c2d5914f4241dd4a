import type { ComponentChildren } from 'preact';
import { promptId, type QuestionProps } from './question.ts';
import { Say } from './say.tsx';

/** Prompt, "(optional)", and nothing else: legend or label, whichever the question needs. */
export const Prompt = ({ question, words, idPrefix }: QuestionProps) => (
  <span class="prompt" id={promptId(idPrefix)} tabIndex={-1}>
    <Say text={question.prompt} />
    {!question.required && <span class="soft"> {words('question.optional')}</span>}
  </span>
);

/** Ids of what describes the field, for `aria-describedby`. */
export const describedBy = ({ question, fault, idPrefix }: QuestionProps, note?: string | undefined): string | undefined =>
  [question.hint && `${idPrefix}-hint`, note && `${idPrefix}-note`, fault && `${idPrefix}-fault`].filter(Boolean).join(' ') || undefined;

/** Hint, note and fault, in the order they are read. */
export const Notes = ({ question, fault, idPrefix, words, note }: QuestionProps & { note?: string | undefined }) => (
  <>
    {question.hint && (
      <p class="hint" id={`${idPrefix}-hint`}>
        <Say text={question.hint} />
      </p>
    )}
    {note && (
      <p class="hint" id={`${idPrefix}-note`}>
        {note}
      </p>
    )}
    {fault && (
      <p class="fault" id={`${idPrefix}-fault`}>
        <span class="unseen">{words('fault.prefix')} </span>
        {fault}
      </p>
    )}
  </>
);

/** A question of several controls: native fieldset and legend, so the group has the prompt as its name. */
export const Group = (props: QuestionProps & { look: string; note?: string | undefined; children: ComponentChildren }) => (
  // The mark of an error stands on a box of its own: a fieldset's border begins in the middle of its legend.
  <div class={props.fault && 'faulty'}>
    <fieldset class={`question ${props.look}`} aria-describedby={describedBy(props, props.note)}>
      <legend>
        <Prompt {...props} />
      </legend>
      <Notes {...props} />
      {props.children}
    </fieldset>
  </div>
);
