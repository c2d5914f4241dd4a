import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** Where the reader is: the address bar is the only state of navigation, filters included. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

const read = (): Place => ({ path: globalThis.location?.pathname ?? '/', query: new URLSearchParams(globalThis.location?.search ?? '') });

const current = signal<Place>(read());

/** The present place. */
export const place: ReadonlySignal<Place> = current;

/** The present path alone: changes of the query (a filter) are not a change of page. */
export const path: ReadonlySignal<string> = computed(() => current.value.path);

/** One value of the query. */
export const query = (name: string): string | null => current.value.query.get(name);

/** Goes to an address of the dashboard. `replace` leaves no step to come back to: for filters and redirects. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  current.value = read();
}

/** The present address with some of its query changed; `null` or empty removes. */
export function withQuery(changes: Readonly<Record<string, string | null>>, at: Place = current.value): string {
  const next = new URLSearchParams(at.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text ? `${at.path}?${text}` : at.path;
}

/** The parameters of a path under a pattern such as `/surveys/:survey`, else null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) {
      try {
        found[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null;
      }
    } else if (part !== value) return null;
  }
  return found;
}

/** A click that the browser itself must handle: another button or key, another window, another site, a part of this page. */
export function isOurs(event: MouseEvent, link: HTMLAnchorElement | null): link is HTMLAnchorElement {
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return false;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return false;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return false;
  return !/^\/(v1|s|widget|public|gallery)\/|\.\w+$/.test(link.pathname);
}

/** Turns ordinary links into navigation without a load, and listens to Back. Call once. */
export function startRouter(): void {
  addEventListener('popstate', () => {
    current.value = read();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!isOurs(event, link)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
