/** The colours a survey is drawn in, each as `#rrggbb`. */
export interface Palette {
  /** The card. */
  paper: string;
  /** Grouped areas, and what is pointed at. */
  wash: string;
  /** Text. */
  ink: string;
  /** Secondary text. */
  soft: string;
  /** Borders of controls. */
  line: string;
  /** Links, the primary button, what is chosen. */
  action: string;
  actionHover: string;
  /** Text on the primary button. */
  onAction: string;
  /** Faults. */
  bad: string;
  /** The ring around what has the focus. */
  ring: string;
}

/** One colour that could not be used as it was asked for. */
export interface Correction {
  name: keyof Palette;
  from: string;
  to: string;
  /** The least contrast it had. */
  had: number;
  /** The contrast it must have. */
  needs: number;
}

/** WCAG 2.2, 1.4.3: text that may be of any size. */
const TEXT = 4.5;
/** WCAG 2.2, 1.4.11: what one must see to use a control. */
const CONTROL = 3;

const channels = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
/** Relative luminance as WCAG 2.2 defines it, from sRGB. */
const luminance = (colour: string): number => {
  const [r, g, b] = channels(colour).map((each) => (each <= 10.31475 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const least = (colour: string, on: readonly string[]): number => Math.min(...on.map((each) => contrast(colour, each)));

/** A colour on its way to another. */
export const mix = (from: string, to: string, share: number): string => {
  const ends = channels(to);
  return `#${channels(from)
    .map((each, at) =>
      Math.round(each + (ends[at]! - each) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};

/** Steps between a colour and the one it is moved to: finer than anybody sees. */
const STEPS = 64;

/**
 * Makes a palette one that everybody can read: text has at least 4.5:1 and controls 3:1 on every ground they stand on. What fails is moved
 * towards black or white just as far as it must, so it keeps its hue. The card's own colour is never changed: on any colour either black
 * or white has more than 4.5:1.
 */
export function readable(asked: Palette): { palette: Palette; corrections: Correction[] } {
  const palette = { ...asked };
  const corrections: Correction[] = [];
  const { paper } = asked;
  const pole = contrast('#ffffff', paper) >= contrast('#000000', paper) ? '#ffffff' : '#000000';
  const correct = (name: keyof Palette, towards: string, needs: number, passes: (colour: string) => number) => {
    const from = asked[name];
    const had = passes(from);
    for (let step = 0; passes(palette[name]) < needs && step < STEPS; ) palette[name] = mix(from, towards, ++step / STEPS);
    if (palette[name] !== from) corrections.push({ name, from, to: palette[name], had, needs });
  };
  // Text must stand on both grounds: the second is brought near enough to the first for one text colour to do so.
  correct('wash', paper, TEXT, (wash) => contrast(pole, wash));
  const grounds = [paper, palette.wash];
  for (const name of ['ink', 'soft', 'action', 'actionHover', 'bad'] as const)
    correct(name, pole, TEXT, (colour) => least(colour, grounds));
  for (const name of ['line', 'ring'] as const) correct(name, pole, CONTROL, (colour) => least(colour, grounds));
  // Both stand out from the card, so the card's colour stands out from both.
  correct('onAction', paper, TEXT, (colour) => least(colour, [palette.action, palette.actionHover]));
  return { palette, corrections };
}
