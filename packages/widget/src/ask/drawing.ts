/** Where the drawing code is and what it must hash to: written in by the build, which makes the two files in one go. */
export const drawing: { path: string; integrity: string } = { path: 'widget/source/draw.js', integrity: '' };
