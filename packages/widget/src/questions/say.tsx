import type { Said } from '@earshot/model';

/** A text in the survey's language, or marked with its own language and direction where a translation is missing. */
export const Say = ({ text }: { text: Said }) =>
  typeof text === 'string' ? (
    text
  ) : (
    <span lang={text.lang} dir="auto">
      {text.text}
    </span>
  );

/** The same where no mark can stand: in a name, or in the midst of a sentence. */
export const plain = (text: Said): string => (typeof text === 'string' ? text : text.text);
