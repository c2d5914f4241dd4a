import { type Correction, colourNames, dressed, type Palette, type Theme } from '@earshot/model/rules/look';
import contrastCss from './looks/contrast.css?inline';
import dsfrCss from './looks/dsfr.css?inline';
import govukCss from './looks/govuk.css?inline';
import uswdsCss from './looks/uswds.css?inline';

const shapes: Readonly<Record<Theme, string>> = { neutral: '', govuk: govukCss, uswds: uswdsCss, dsfr: dsfrCss, contrast: contrastCss };

/** How the widget's own style calls each colour. */
const tokenOf = (name: string): string => (name === 'onAction' ? 'on-marine' : name.replace('action', 'marine').replace('H', '-h'));

/** Light, dark, or as the reader's setting is. */
export type Side = 'light' | 'dark' | 'auto';

/**
 * The style of a look, to follow the widget's own. Colours of somebody's own stand on both sides, so whoever wants a dark side leaves out
 * `paper`, `wash` and `ink`; what nobody could read is drawn in another shade.
 */
export function lookStyle(
  theme: Theme,
  side: Side,
  own?: Readonly<Partial<Record<keyof Palette, string | undefined>>>,
): { css: string; corrections: Correction[] } {
  const sheet = (on: 'light' | 'dark') => {
    const { palette, corrections } = dressed(theme, on, own);
    return {
      css: `:host,:root{${colourNames.map((name) => `--${tokenOf(name)}:${palette[name]};`).join('')}color-scheme:${on}}`,
      corrections,
    };
  };
  const { css, corrections } = sheet(side === 'dark' ? 'dark' : 'light');
  const dark = side === 'auto' ? `@media (prefers-color-scheme:dark){${sheet('dark').css}}` : '';
  return { css: css + dark + shapes[theme], corrections };
}
