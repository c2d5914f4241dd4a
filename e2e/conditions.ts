import type { Condition } from './stage.ts';

export interface Reader extends Condition {
  name: string;
  language: 'en' | 'ar';
  width: number;
}

const colours: [string, Condition][] = [
  ['light', { dark: false }],
  ['dark', { dark: true }],
  ['forced colours', { forcedColors: true }],
];

/** Twelve: both directions, light, dark and forced colours, at 320 px (which 1280 px at 400 % zoom is too) and at 1280. */
export const everyReader: readonly Reader[] = (['en', 'ar'] as const).flatMap((language) =>
  colours.flatMap(([colour, condition]) =>
    [320, 1280].map((width) => ({
      ...condition,
      reducedMotion: true,
      name: `${language === 'ar' ? 'right to left' : 'left to right'}, ${colour}, ${width} px`,
      language,
      width,
    })),
  ),
);

/** Six of the twelve, in which each two conditions meet: enough for what the conditions do to ways to stand, and for a second engine. */
export const pairwiseReaders = [0, 3, 4, 7, 8, 11].map((at) => everyReader[at]!);
