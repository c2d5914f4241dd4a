import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonFault, readJson } from './json-lines.ts';

const faultOf = (text: string) => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof JsonFault) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return undefined;
};

describe('reading JSON with its lines', () => {
  it('reads what JSON.parse reads, however it is laid out', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(readJson(JSON.stringify(value, null, indent)).value).toEqual(value);
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', '-', '.', 'true', ' ', '\\', 'a') }),
        (text) => {
          const parses = (read: (text: string) => unknown) => {
            try {
              read(text);
              return true;
            } catch {
              return false;
            }
          };
          if (!/"(.*)"[\s\S]*"\1"/.test(text)) expect(parses(readJson)).toBe(parses(JSON.parse));
        },
      ),
    );
  });

  it('knows the line of every path, and of the nearest part when the path is not there', () => {
    const { lineOf } = readJson('{\n  "a": [\n    {"b": 1},\n    {"b": 2,\n     "c": {}}\n  ]\n}\n');
    expect(['', 'a', 'a.0', 'a.0.b', 'a.1.b', 'a.1.c', 'a.1.c.d', 'a.7', 'x'].map(lineOf)).toEqual([1, 2, 3, 3, 4, 5, 5, 2, 1]);
  });

  it('says where and why it is not JSON', () => {
    expect(faultOf('{\n  "a": 1,\n  b: 2\n}')).toBe('3:3 expected a name in double quotes, but there is "b"');
    expect(faultOf('{"a": 1\n "b": 2}')).toBe('2:2 expected , or }, but there is "\\""');
    expect(faultOf('[1, 2')).toBe('1:6 expected , or ], but the file ends');
    expect(faultOf('{"a": 1}\n{}')).toBe('2:1 expected the end of the file, but there is "{"');
    expect(faultOf('{"a": "no end\n"}')).toMatch(/^1:7 this text never ends/);
    expect(faultOf('')).toBe('1:1 expected a value, but the file ends');
  });

  it('refuses what is nested too deeply to be a file of ours', () => {
    expect(faultOf('['.repeat(100_000))).toBe('1:202 this is nested too deeply');
  });

  it('refuses a name that is given twice: the first value would be lost', () => {
    expect(faultOf('{"en": "Yes",\n "en": "No"}')).toBe('2:2 "en" is given twice');
  });
});
