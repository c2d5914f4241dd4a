import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { correctionLine, dressed, paletteOf, themes } from './palettes.ts';
import { readable } from './readable.ts';

const sides = ['light', 'dark'] as const;

test.each(themes.flatMap((theme) => sides.map((side) => [theme, side] as const)))('%s can be read as it is, %s', (theme, side) => {
  expect(readable(paletteOf(theme, side)).corrections).toEqual([]);
});

test('an own colour brings its own hover, and only what was asked for is reported', () => {
  const { palette, corrections } = dressed('neutral', 'light', { action: '#ff9900' });
  expect(corrections.map(({ name }) => name)).toEqual(['action']);
  expect(correctionLine(corrections[0]!)).toMatch(
    /^#ff9900 has a contrast of 1\.99:1 where 4\.5:1 is needed; it is drawn as #[0-9a-f]{6}\.$/,
  );
  expect(palette.actionHover).not.toBe(paletteOf('neutral', 'light').actionHover);
});

test('a colour that can be read is left alone on both sides', () => {
  expect(dressed('govuk', 'light', { action: '#4c2c92' }).palette.action).toBe('#4c2c92');
  expect(dressed('dsfr', 'dark', { action: undefined }).palette).toEqual(paletteOf('dsfr', 'dark'));
});

test('the neutral colours are those of the widget', () => {
  const css = readFileSync(new URL('../../../../widget/src/theme/tokens.css', import.meta.url), 'utf8');
  const inOrder = (block: string) =>
    [...block.matchAll(/--(?!halo)[\w-]+: (#\w+)/g)].map(([, colour]) => colour!.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3'));
  const [light, dark, reader] = css.split('}').filter((block) => block.includes('--paper'));
  expect(inOrder(light!)).toEqual(Object.values(paletteOf('neutral', 'light')));
  expect(inOrder(dark!)).toEqual(Object.values(paletteOf('neutral', 'dark')));
  expect(inOrder(reader!)).toEqual(inOrder(dark!));
});
