/** Height of a five-row rating with its button, so that nothing moves when it arrives. */
const RESERVED = '28em';

/** Keeps the room of an inline survey from the start; undefined where it cannot be known yet. */
export function reserve(target: Element | null | undefined, script: Element): HTMLElement | undefined {
  const host = document.createElement('earshot-survey');
  host.style.minBlockSize = RESERVED;
  if (target) target.append(host);
  else if (document.body?.contains(script)) script.before(host);
  else return;
  return host;
}
