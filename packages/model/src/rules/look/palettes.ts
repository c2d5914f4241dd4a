import { type Correction, mix, type Palette, readable } from './readable.ts';

/** Looks a survey can wear. */
export const themes = ['neutral', 'govuk', 'uswds', 'dsfr', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const colourNames = [
  'paper',
  'wash',
  'ink',
  'soft',
  'line',
  'action',
  'actionHover',
  'onAction',
  'bad',
  'ring',
] as const satisfies readonly (keyof Palette)[];

/** In the order of the names. Read from the design systems' own style sheets (govuk-frontend 6.6, USWDS 3.14, DSFR 1.15) where these have such a colour. */
const colours: Readonly<Record<Theme, readonly [light: string, dark?: string]>> = {
  neutral: [
    'ffffff f5f7f8 15202b 4a5763 7a8996 0b5a73 08475b ffffff a6281c 15202b',
    '10181f 18222b edf2f5 b3c0ca 6b7b88 6cc5de 9ad9ea 10181f ff9c8f ffbf1f',
  ],
  govuk: ['ffffff f4f8fb 0b0c0c 484949 0b0c0c 0f7a52 0a5538 ffffff ca3535 0b0c0c'],
  uswds: ['ffffff f0f0f0 1b1b1b 565c65 565c65 005ea2 1a4480 ffffff b50909 0b73d0'],
  dsfr: [
    'ffffff f6f6f6 161616 666666 3a3a3a 000091 1212ff f5f5fe ce0500 0a76f6',
    '161616 1e1e1e ffffff 929292 cecece 8585f6 b1b1f9 161616 ff5655 0a76f6',
  ],
  contrast: [
    'ffffff ffffff 000000 000000 000000 0000a0 000000 ffffff 900000 000000',
    '000000 000000 ffffff ffffff ffffff ffff00 ffffff 000000 ffb3a7 00ffff',
  ],
};

/** A look's own colours on one side; a look without a dark side wears the neutral one there. */
export function paletteOf(theme: Theme, side: 'light' | 'dark'): Palette {
  const [light, dark = colours.neutral[1]!] = colours[theme];
  const values = (side === 'dark' ? dark : light).split(' ');
  return Object.fromEntries(colourNames.map((name, at) => [name, `#${values[at]}`])) as unknown as Palette;
}

/** A look with colours of somebody's own over it, made readable. Only colours that were asked for count as corrected. */
export function dressed(
  theme: Theme,
  side: 'light' | 'dark',
  own: Readonly<Partial<Record<keyof Palette, string | undefined>>> = {},
): { palette: Palette; corrections: Correction[] } {
  const base = paletteOf(theme, side);
  const asked = { ...base, ...Object.fromEntries(Object.entries(own).filter(([, colour]) => colour)) };
  // A colour of one's own answers to the pointer in its own hue.
  if (own.action && !own.actionHover) asked.actionHover = mix(readable(asked).palette.action, base.ink, 0.25);
  const { palette, corrections } = readable(asked);
  return { palette, corrections: corrections.filter(({ name }) => own[name]) };
}

/** A correction in words, for whoever set the colour. */
export const correctionLine = ({ from, to, had, needs }: Correction): string =>
  `${from} has a contrast of ${(Math.floor(had * 100) / 100).toFixed(2)}:1 where ${needs}:1 is needed; it is drawn as ${to}.`;
