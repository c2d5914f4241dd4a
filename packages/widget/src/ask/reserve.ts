/** Puts an empty element into the target, or where the script stands, and keeps its room. */
export function reserve(target: Element | null | undefined | '', script: Element): HTMLElement {
  const host = document.createElement('earshot-survey');
  // The height of a five-row rating with its button, so that nothing moves when it arrives.
  host.style.minBlockSize = '28em';
  if (target) target.append(host);
  else script.before(host);
  return host;
}
