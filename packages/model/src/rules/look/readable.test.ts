import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, type Palette, readable } from './readable.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const names = ['paper', 'wash', 'ink', 'soft', 'line', 'action', 'actionHover', 'onAction', 'bad', 'ring'] as const;
const palettes = fc.record(Object.fromEntries(names.map((name) => [name, colour])) as Record<keyof Palette, typeof colour>);

const neutral: Palette = {
  paper: '#ffffff',
  wash: '#f5f7f8',
  ink: '#15202b',
  soft: '#4a5763',
  line: '#7a8996',
  action: '#0b5a73',
  actionHover: '#08475b',
  onAction: '#ffffff',
  bad: '#a6281c',
  ring: '#15202b',
};

test('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  expect(contrast('#0b5a73', '#0b5a73')).toBe(1);
});

test('makes every text 4.5:1 and every control 3:1 on each ground it stands on, whatever was asked for', () => {
  fc.assert(
    fc.property(palettes, (asked) => {
      const { palette } = readable(asked);
      for (const ground of [palette.paper, palette.wash]) {
        for (const name of ['ink', 'soft', 'action', 'actionHover', 'bad'] as const)
          expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5);
        for (const name of ['line', 'ring'] as const) expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(3);
      }
      for (const name of ['action', 'actionHover'] as const) expect(contrast(palette.onAction, palette[name])).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});

test('reports each change and nothing else, and has nothing left to change', () => {
  fc.assert(
    fc.property(palettes, (asked) => {
      const { palette, corrections } = readable(asked);
      expect(palette.paper).toBe(asked.paper);
      const changed = names.filter((name) => palette[name] !== asked[name]);
      expect(corrections.map(({ name }) => name).toSorted()).toEqual(changed.toSorted());
      for (const { name, from, to, had, needs } of corrections) {
        expect([from, to]).toEqual([asked[name], palette[name]]);
        expect(had).toBeLessThan(needs);
      }
      expect(readable(palette)).toEqual({ palette, corrections: [] });
    }),
  );
});

test('keeps the hue of a pale orange and darkens it no further than it must', () => {
  const { palette, corrections } = readable({ ...neutral, action: '#ff9900', actionHover: '#0b5a73' });
  expect(corrections).toHaveLength(1);
  expect(corrections[0]).toMatchObject({ name: 'action', from: '#ff9900', needs: 4.5 });
  expect(contrast(palette.action, '#f5f7f8')).toBeLessThan(4.8);
  expect(palette.action).toMatch(/^#[0-9a-f]{4}00$/);
});

test('leaves the colours that Earshot comes with alone', () => {
  expect(readable(neutral)).toEqual({ palette: neutral, corrections: [] });
});
