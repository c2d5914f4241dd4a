// C0 and C1 controls but for tab and line feed: they carry no meaning in an answer and break files, logs and terminals.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text as it is sent and stored: NFC, `\n` line ends, no control characters, no half surrogates. Never shortened. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(controls, '').toWellFormed().normalize('NFC');

/** Whether a text could be stored as it stands: no control character, no half surrogate. */
export const isWellFormed = (text: string): boolean => {
  controls.lastIndex = 0;
  return text.isWellFormed() && !controls.test(text.replace(/\r/g, ''));
};
