import { checkContact, contactFault } from '@earshot/model/rules';
import css from '../field.css?inline';
import { Field } from '../field.tsx';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';

/** The field with how browsers call it and the keys it wants. Text, all of them: a field of type email rewrites addresses of other scripts. */
const fields = [
  ['name', 'name', 'text'],
  ['email', 'email', 'email'],
  ['phone', 'tel', 'tel'],
] as const;

/** How to reach the person. An error leads to the field it is about. */
export function Contact(props: QuestionProps) {
  const { words, value, fault, name, idPrefix, onAnswer } = props;
  const held: Readonly<Record<string, string>> = typeof value === 'object' && !Array.isArray(value) ? value : {};
  const wrong = fault && (fields.find(([field]) => contactFault(field, held[field]))?.[0] ?? 'email');
  return (
    <Group {...props} look="contact" note={words('contact.hint')}>
      {fields.map(([field, autocomplete, inputMode]) => (
        <Field
          key={field}
          label={words(`contact.${field}`)}
          id={field === (wrong || 'name') ? firstFieldId(idPrefix) : `${idPrefix}-${field}`}
          name={`${name}~${field}`}
          autocomplete={autocomplete}
          inputMode={inputMode}
          // An address or a number reads from the left in every script; empty, it begins where the language does.
          dir={field === 'name' || !held[field] ? 'auto' : 'ltr'}
          spellcheck={false}
          value={held[field] ?? ''}
          aria-invalid={field === wrong ? true : undefined}
          onInput={
            onAnswer &&
            ((event: { currentTarget: HTMLInputElement }) => {
              const all = { ...held, [field]: event.currentTarget.value.replace(/\p{Cc}/gu, '') };
              const filled = Object.entries(all).filter(([, text]) => text.trim());
              onAnswer(filled.length > 0 ? Object.fromEntries(filled) : undefined);
            })
          }
        />
      ))}
    </Group>
  );
}

export const contact: Kind = { Draw: Contact, css, check: checkContact };
