/** How a survey looks, so that everybody can read it. */

export { type Correction, contrast, mix, type Palette, readable } from './readable.ts';
export { colourNames, correctionLine, dressed, paletteOf, type Theme, themes } from './palettes.ts';
