import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../words/words.ts';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  id?: string;
  children: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }) => ComponentChildren;
}

/** A label, its hint, its fault and one control, tied together. */
export function Field({ label, hint, fault, id, children }: FieldProps) {
  const own = useId();
  const base = id ?? own;
  const described = [hint ? `${base}-hint` : '', fault ? `${base}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={base}>{label}</label>
      {hint ? (
        <span class="hint" id={`${base}-hint`}>
          {hint}
        </span>
      ) : null}
      {fault ? (
        <span class="fault" id={`${base}-fault`}>
          {fault}
        </span>
      ) : null}
      {children({ id: base, ...(described ? { 'aria-describedby': described } : {}), ...(fault ? { 'aria-invalid': 'true' } : {}) })}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  name: string;
  type?: 'text' | 'email' | 'password' | 'url';
  /** What the browser may fill in (WCAG 1.3.5). */
  autocomplete: 'off' | 'url' | 'name' | 'username' | 'organization' | 'current-password' | 'new-password';
  /** Left to right even in a right-to-left page: addresses and short names. */
  isCode?: boolean;
  value?: string;
  onInput?: (value: string) => void;
}

/** One line of text in a field. */
export function TextField({ name, type = 'text', autocomplete, isCode = false, value, onInput, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          class="input"
          name={name}
          // The element's type is a union by `type`, which a variable cannot choose from.
          type={type as 'text'}
          autocomplete={autocomplete}
          dir={isCode ? 'ltr' : 'auto'}
          {...(isCode ? { spellcheck: false } : {})}
          {...(value === undefined ? {} : { value })}
          {...(onInput ? { onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value) } : {})}
          {...wiring}
        />
      )}
    </Field>
  );
}

/** One choice of a list. An empty value stands for "any" and comes first. */
export function SelectField({
  label,
  value,
  options,
  onPick,
  any,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onPick: (value: string) => void;
  any?: string;
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        <select class="input" {...wiring} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
          {any === undefined ? null : <option value="">{any}</option>}
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What is wrong in a form, above it and focused, each line a link to its field. `focus: false` only where nobody sent the form: the gallery. */
export function FaultSummary({ faults, focus = true }: { faults: readonly { id?: string; text: string }[]; focus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus && faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div class="problem" role="alert" tabIndex={-1} ref={box}>
      <h2>{words('faults.title')}</h2>
      <ul class="bare">
        {faults.map(({ id, text }) => (
          <li key={text}>
            {id ? (
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
