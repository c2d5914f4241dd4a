/** Style as text: for a style sheet that a server hands out, or a constructable one in a page. */

import end from '../parts/end.css?inline';
import later from '../parts/later.css?inline';
import tokens from './tokens.css?inline';
import widget from './widget.css?inline';

/** Colours on `:root` and `:host`, light and dark. */
export const tokenStyle: string = tokens;
/** The card of the widget: `.card`, `.actions`, `.primary`, `.summary`, `.panel` and the like. */
export const widgetStyle: string = widget + later + end;

export { lookStyle, type Side } from './look-style.ts';
