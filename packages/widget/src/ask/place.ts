import type { Mode } from '@earshot/model';
import { reserve } from './reserve.ts';

/** Puts an empty element where the survey will stand. @throws when the selector matches nothing */
export function placeFor(mode: Mode, selector: string | undefined, script: Element | undefined): HTMLElement {
  const target = selector ? document.querySelector(selector) : undefined;
  if (target === null) throw new Error(`no element matches ${selector}`);
  if (mode === 'inline' && script && (target || document.body.contains(script))) return reserve(target, script);
  const host = document.createElement('earshot-survey');
  // A tag in the head has no place of its own: the end of the main text is where feedback is looked for.
  const end = ['inline', 'page', 'kiosk'].includes(mode) ? (target ?? document.querySelector('main')) : null;
  (end ?? document.body).append(host);
  return host;
}
