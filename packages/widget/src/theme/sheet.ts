const sheets = new Map<string, CSSStyleSheet>();

/** A constructable style sheet: allowed by `style-src 'self'` without a nonce, and shared by every survey of a page. */
function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}

/** Gives a shadow root these sheets, in this order; one that has them already is left alone, for every change makes the browser look again. */
export function dress(root: ShadowRoot, styles: readonly (string | undefined)[]): void {
  const wanted = styles.flatMap((css) => (css ? sheetOf(css) : []));
  if (wanted.some((sheet, at) => sheet !== root.adoptedStyleSheets[at])) root.adoptedStyleSheets = wanted;
}
