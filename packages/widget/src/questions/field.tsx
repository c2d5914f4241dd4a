import type { ComponentChildren } from 'preact';

interface FieldProps {
  label: ComponentChildren;
  /** Everything else goes to the input. */
  [attribute: string]: unknown;
}

/** One line to write in, under its own label. */
export const Field = ({ label, ...input }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    <input type="text" {...input} />
  </label>
);
