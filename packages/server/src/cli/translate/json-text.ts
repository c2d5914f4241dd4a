/** As wide as our own files are. */
const WIDTH = 140;

const isFlat = (value: object): boolean => Object.values(value).every((each) => typeof each !== 'object' || each === null);

/** JSON as people write it: what holds only plain values stands on one line where it fits, such as `{ "en": "Yes", "es": "Sí" }`. */
export function jsonText(value: unknown, indent = '', before = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close, space] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  const entries = isList
    ? value.map((each) => ['', each] as const)
    : Object.entries(value).map(([key, each]) => [`${JSON.stringify(key)}: `, each] as const);
  if (entries.length === 0) return `${open}${close}`;
  if (isFlat(value)) {
    const line = `${open}${space}${entries.map(([key, each]) => `${key}${JSON.stringify(each)}`).join(', ')}${space}${close}`;
    if (indent.length + before + line.length < WIDTH) return line;
  }
  const inner = `${indent}  `;
  return `${open}\n${entries.map(([key, each]) => `${inner}${key}${jsonText(each, inner, key.length)}`).join(',\n')}\n${indent}${close}`;
}
