const sheets = new Map<string, CSSStyleSheet>();

/** A constructable style sheet: allowed by `style-src 'self'` without a nonce, and shared by every survey of a page. */
export function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}
