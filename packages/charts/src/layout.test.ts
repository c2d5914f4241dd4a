import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachOf, segmentsOf, wordsThatFit } from './diverging.ts';
import { formats } from './format.ts';
import { spread } from './spread.ts';
import { lines, textWidth } from './text-width.ts';

describe('spreading labels', () => {
  const label = fc.record({ at: fc.double({ min: 0, max: 600, noNaN: true }), width: fc.double({ min: 10, max: 50, noNaN: true }) });
  test('none touches another or leaves the line, and the order stays', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 7 }), (unsorted) => {
        const labels = unsorted.sort((a, b) => a.at - b.at);
        const settled = spread(labels, 600, 6);
        settled.forEach(({ at }, i) => {
          const half = (labels[i]?.width ?? 0) / 2;
          expect(at - half).toBeGreaterThanOrEqual(-1e-9);
          expect(at + half).toBeLessThanOrEqual(600 + 1e-9);
          const next = settled[i + 1];
          if (next) expect(next.at - at).toBeGreaterThanOrEqual(half + (labels[i + 1]?.width ?? 0) / 2 + 6 - 1e-9);
        });
      }),
    );
  });
  test('labels with room stay where they are', () => {
    expect(
      spread(
        [
          { at: 50, width: 20 },
          { at: 90, width: 20 },
        ],
        200,
        6,
      ),
    ).toEqual([
      { at: 50, moved: false },
      { at: 90, moved: false },
    ]);
  });
  test('labels that share a place move apart by the same', () => {
    expect(
      spread(
        [
          { at: 50, width: 20 },
          { at: 50, width: 20 },
        ],
        200,
        6,
      ).map(({ at }) => at),
    ).toEqual([37, 63]);
  });
});

describe('a diverging bar', () => {
  const counts = fc.array(fc.nat(500), { minLength: 2, maxLength: 10 }).filter((some) => some.some((n) => n > 0));
  const steps = (some: number[]) => some.map((count, i) => ({ label: `step ${i}`, count }));
  test('its parts join, add up to 100, and reach as far as its axis says', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const parts = segmentsOf(steps(some));
        const reach = reachOf(steps(some));
        expect((parts.at(-1)?.to ?? 0) - (parts[0]?.from ?? 0)).toBeCloseTo(100, 6);
        parts.slice(1).forEach((part, i) => {
          expect(part.from).toBeCloseTo(parts[i]?.to ?? Number.NaN, 6);
        });
        expect(-(parts[0]?.from ?? 0)).toBeLessThanOrEqual(reach.low + 1e-9);
        expect(parts.at(-1)?.to).toBeLessThanOrEqual(reach.high + 1e-9);
      }),
    );
  });
  test('five points have five colours, three the outer and the middle, ten no neutral', () => {
    const colours = (points: number) => segmentsOf(steps(Array(points).fill(1))).map(({ step }) => step);
    expect(colours(5)).toEqual([1, 2, 3, 4, 5]);
    expect(colours(3)).toEqual([1, 3, 5]);
    expect(colours(2)).toEqual([1, 5]);
    expect(colours(10)).not.toContain(3);
  });
  test('words under it never overlap', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 280, max: 900 }), (some, width) => {
        const parts = segmentsOf(steps(some)).map((part) => ({
          ...part,
          from: ((part.from + 100) / 200) * width,
          to: ((part.to + 100) / 200) * width,
        }));
        const boxes = wordsThatFit(parts, width).map(({ label, at, anchor, row }) => {
          const wide = textWidth(label);
          const from = anchor === 'start' ? at : anchor === 'end' ? at - wide : at - wide / 2;
          return { from, to: from + wide, row };
        });
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) expect(a.row !== b.row || a.to <= b.from || b.to <= a.from).toBe(true);
        }
      }),
    );
  });
});

describe('text', () => {
  test('marks and joiners take no room, Chinese characters a square each', () => {
    expect(textWidth('e\u0301')).toBe(textWidth('e'));
    expect(textWidth('满意', 14)).toBe(28);
  });
  test('is broken between words into lines about equally long', () => {
    expect(lines('I could not find out where my request was', 250)).toEqual(['I could not find out', 'where my request was']);
    expect(lines('short', 200)).toEqual(['short']);
    expect(lines('Verwaltungsverfahrensgesetz', 20)).toEqual(['Verwaltungsverfahrensgesetz']);
  });
});

describe('numbers', () => {
  const { range, share, number } = formats('en');
  test('a range whose ends round to the same number gets a decimal', () => {
    expect(range(62, 66)).toBe('62–66');
    expect(range(61.8, 62.3)).toBe('61.8–62.3');
  });
  test('few is not none, and a share of nobody is a dash', () => {
    expect([share(1, 200), share(0, 200), share(50, 200), share(0, 0)]).toEqual(['0.5%', '0%', '25%', '–']);
  });
  test('values keep the decimals they are given', () =>
    expect([number(3.96), formats('de', { digits: 1 }).number(3.96)]).toEqual(['4', '4,0']));
});

describe('the colours of the scale', () => {
  const css = readFileSync(new URL('./scale.css', import.meta.url), 'utf8');
  const pairs = [...css.matchAll(/--scale-\d: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) =>
    [0.2126, 0.7152, 0.0722].reduce(
      (sum, weight, i) => sum + weight * channel(Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255),
      0,
    );
  const lightness = (hex: string) => 116 * Math.cbrt(luminance(hex)) - 16;
  const contrast = (a: string, b: string) => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  test.each([
    ['light', 1, '#ffffff'],
    ['dark', 2, '#10181f'],
  ] as const)('in the %s theme neighbours differ in lightness by 15 and the ends stand out from paper', (_, which, paper) => {
    const colours = pairs.map((pair) => pair[which] ?? '');
    expect(colours).toHaveLength(5);
    colours.slice(1).forEach((colour, i) => {
      expect(Math.abs(lightness(colour) - lightness(colours[i] ?? ''))).toBeGreaterThanOrEqual(15);
    });
    for (const end of [0, 1, 4]) expect(contrast(colours[end] ?? '', paper)).toBeGreaterThanOrEqual(3);
    const order = colours.map(lightness).sort((a, b) => a - b);
    order.slice(1).forEach((next, i) => {
      expect(next - (order[i] ?? 0)).toBeGreaterThanOrEqual(8);
    });
  });
});
