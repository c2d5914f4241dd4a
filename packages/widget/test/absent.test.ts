import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const drawn = globSync(['packages/widget/src/**/*.{ts,tsx,css}', 'packages/server/src/hosted/**/*.{ts,tsx,css}'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('.test.') && !file.includes('/gallery/'))
  .sort();

/** Where a pattern stands in what a citizen is shown, comments apart. */
const found = (pattern: RegExp): string[] =>
  drawn.flatMap((file) => {
    const text = readFileSync(new URL(file, root), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return [...text.matchAll(new RegExp(pattern, 'g'))].map(([match]) => `${file}: ${match}`);
  });

/** What nothing shown to a citizen does, by the criteria of WCAG that therefore have nothing to ask. */
test.each<[string, RegExp]>([
  [
    'nothing plays sound or video',
    /<(audio|video|canvas|iframe|embed)\b|\bnew Audio\b|AudioContext|speechSynthesis|createElement\('(audio|video|canvas)'/,
  ],
  ['nothing draws text as an image', /<img\b|<image\b|<text\b|background-image: url|createElement\('img'/],
  [
    'nothing acts on movement, a path or several fingers',
    /device(motion|orientation)|(touch|pointer|mouse)move|touch(start|end)|gesture(start|change)|dragstart|dragover|draggable|\bon[dD]rag/,
  ],
  ['nothing appears when it is pointed at', /mouse(enter|over)|pointer(enter|over)|onMouse(Enter|Over)|<[a-z]+\b[^>]*\stitle=/],
  ['nothing has a key of its own in the whole page', /access[kK]ey|aria-keyshortcuts/],
  ['nothing asks for a way to hold the device', /orientation: (portrait|landscape)|screen\.orientation/],
  ['nothing goes on moving by itself', /infinite|<(marquee|blink|animate)\b|http-equiv/],
])('%s', (_, pattern) => {
  expect(drawn.length).toBeGreaterThan(50);
  expect(found(pattern)).toEqual([]);
});
