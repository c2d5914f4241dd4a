/** Puts an empty element into the target, or without one where the script stands, and keeps its room; nowhere when the target is not there. */
export function reserve(target: Element | null | undefined | '', script: Element): HTMLElement {
  const host = document.createElement('earshot-survey');
  // The height of a five-row rating with its button, so that nothing moves when it arrives: on a narrow screen its words take more lines.
  host.style.cssText = 'display:block;min-height:max(28em,46em - 46vw)';
  if (target) target.append(host);
  else if (target !== null) script.before(host);
  return host;
}
