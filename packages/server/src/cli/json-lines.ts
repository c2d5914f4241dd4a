/** No file of ours is a tenth as deep; what is deeper could exhaust the stack. */
const MOST_DEPTH = 200;

/** Where a JSON text stops being one. */
export class JsonFault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** A JSON text with the way back from a path to its line. */
export interface ReadJson {
  value: unknown;
  /** Line, from 1, of a path such as `questions.2.labels`; of the nearest part that is there when the path itself is not. */
  lineOf(at: string): number;
}

const space = /[ \t\n\r]*/y;
const word = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Reads JSON and remembers where each value stands, so that what is wrong with a file can be said with its line. A name that is given
 * twice is an error: the first value would silently be lost.
 * @throws JsonFault with line and column
 */
export function readJson(source: string): ReadJson {
  const text = source.replace(/^\uFEFF/, '');
  const places = new Map<string, number>();
  let at = 0;

  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const fail = (message: string, offset = at): never => {
    throw new JsonFault(message, lineAt(offset), offset - text.lastIndexOf('\n', offset - 1));
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = () => take(space);
  const found = () => (at >= text.length ? 'the file ends' : `there is ${JSON.stringify(text[at])}`);
  const expect = (character: string, or = '') => {
    skip();
    if (text[at] !== character) fail(`expected ${character}${or}, but ${found()}`);
    at++;
  };

  let depth = 0;
  function readValue(path: string): unknown {
    if (depth > MOST_DEPTH) fail('this is nested too deeply');
    depth++;
    const value = readOne(path);
    depth--;
    return value;
  }

  function readOne(path: string): unknown {
    skip();
    places.set(path, at);
    const first = text[at];
    if (first === '{') return readObject(path);
    if (first === '[') return readList(path);
    const token = take(string) ?? take(word) ?? take(number);
    return token === undefined
      ? fail(first === '"' ? 'this text never ends, or holds a line break or a wrong \\ escape' : `expected a value, but ${found()}`)
      : JSON.parse(token);
  }

  function readObject(path: string): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    at++;
    for (skip(); text[at] !== '}'; skip()) {
      if (entries.size > 0) expect(',', ' or }');
      skip();
      const start = at;
      const token = take(string) ?? fail(`expected a name in double quotes, but ${found()}`);
      const name = JSON.parse(token) as string;
      if (entries.has(name)) fail(`${token} is given twice`, start);
      expect(':');
      entries.set(name, readValue(path === '' ? name : `${path}.${name}`));
    }
    at++;
    return Object.fromEntries(entries);
  }

  function readList(path: string): unknown[] {
    const items: unknown[] = [];
    at++;
    for (skip(); text[at] !== ']'; skip()) {
      if (items.length > 0) expect(',', ' or ]');
      items.push(readValue(path === '' ? String(items.length) : `${path}.${items.length}`));
    }
    at++;
    return items;
  }

  const value = readValue('');
  skip();
  if (at < text.length) fail(`expected the end of the file, but ${found()}`);
  return {
    value,
    lineOf(path) {
      for (let known = path; known !== ''; known = known.includes('.') ? known.slice(0, known.lastIndexOf('.')) : '') {
        const place = places.get(known);
        if (place !== undefined) return lineAt(place);
      }
      return lineAt(places.get('') ?? 0);
    },
  };
}
