import type { Mode } from '@earshot/model';

/** Puts an empty element where the survey will stand. @throws when the selector matches nothing */
export function placeFor(mode: Mode, selector: string | undefined, script: Element | undefined): HTMLElement {
  const target = selector ? document.querySelector(selector) : undefined;
  if (target === null) throw new Error(`no element matches ${selector}`);
  const host = document.createElement('earshot-survey');
  if (mode === 'inline' && !target && script && document.body.contains(script)) script.before(host);
  // A tag in the head has no place of its own: the end of the main text is where feedback is looked for.
  else ((['inline', 'page', 'kiosk'].includes(mode) && (target ?? document.querySelector('main'))) || document.body).append(host);
  return host;
}
