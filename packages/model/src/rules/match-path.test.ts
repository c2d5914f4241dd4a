import { expect, test } from 'vitest';
import { matchesPath } from './match-path.ts';

test.each([
  ['/permits/done', ['/permits/done'], true],
  ['/permits/done/', ['/permits/done'], true],
  ['/permits/done', ['/permits/done/'], true],
  ['/permits/done/more', ['/permits/done'], false],
  ['/permits', ['/permit'], false],
  ['/permits/new/done', ['/permits/*'], true],
  ['/permits/', ['/permits/*'], true],
  ['/permits', ['/permits/*'], true],
  ['/permitsheet', ['/permits/*'], false],
  ['/en/permits/4711/done', ['/*/permits/*/done'], true],
  ['/en/permits/done', ['/*/permits/*/done'], false],
  ['/done', ['/*done*done'], false],
  ['/a.html', ['/a*html'], true],
  ['/ahtml', ['/a.html'], false],
  ['/', ['/'], true],
  ['/', ['/*'], true],
  ['/anything', ['/'], false],
  ['/contact', ['/permits/*', '/contact'], true],
  ['/contact', [], false],
])('%s of %j: %s', (path, patterns, expected) => expect(matchesPath(path, patterns)).toBe(expected));
