import type { ComponentChildren } from 'preact';

/**
 * Draws elements as Preact's `jsx` describes them and, called again, changes only what differs. Our components are pure functions
 * without hooks or state, drawn again from the top: of a library that is 4.6 kB, this is the 0.8 kB they use.
 */

type Props = Readonly<Record<string, unknown>>;
/** An element to be, its components already called. */
interface Plan {
  type: string;
  key: unknown;
  props: Props;
}
interface Standing {
  plan: Plan | string;
  node: Node;
}

const SVG = 'http://www.w3.org/2000/svg';
const standing = new WeakMap<Node, Standing[]>();

/** Calls the components and flattens the lists, until only elements and texts are left. */
function plansOf(what: unknown, key?: unknown): (Plan | string)[] {
  if (what === null || what === undefined || typeof what === 'boolean' || what === '') return [];
  if (Array.isArray(what)) return what.flatMap((each) => plansOf(each));
  if (typeof what !== 'object') return [`${what}`];
  const { type, props, key: own = key } = what as { type: string | ((props: Props) => unknown); props: Props; key?: unknown };
  return typeof type === 'function' ? plansOf(type(props), own) : [{ type, props, key: own ?? undefined }];
}

const isSame = (a: Plan | string, b: Plan | string): boolean =>
  typeof a === 'string' || typeof b === 'string' ? typeof a === typeof b : a.type === b.type && a.key === b.key;

function setProp(element: Element, name: string, value: unknown): void {
  const settable = element as unknown as Record<string, unknown>;
  // The page's style sheet reaches what it may by the same name: `earshot-survey::part(primary)`.
  if (name === 'class') setProp(element, 'part', value);
  if (name.startsWith('on')) settable[name.toLowerCase()] = value ?? null;
  else if (name === 'checked' || name === 'value') {
    if (settable[name] !== value) settable[name] = value;
  } else if (value === undefined || value === null || (value === false && !name.startsWith('aria-'))) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : `${value}`);
}

function make(plan: Plan | string, parent: Node): Node {
  if (typeof plan === 'string') return document.createTextNode(plan);
  const inSvg = plan.type === 'svg' || (parent as Element).namespaceURI === SVG;
  return inSvg ? document.createElementNS(SVG, plan.type) : document.createElement(plan.type);
}

function fill(parent: Node, plans: (Plan | string)[]): void {
  const before = standing.get(parent) ?? [];
  const now = plans.map((plan): Standing => {
    const at = before.findIndex((each) => isSame(each.plan, plan));
    const [same] = at < 0 ? [] : before.splice(at, 1);
    const node = same?.node ?? make(plan, parent);
    if (typeof plan === 'string') {
      if (node.nodeValue !== plan) node.nodeValue = plan;
    } else {
      const old = (same?.plan as Plan | undefined)?.props ?? {};
      for (const name of Object.keys({ ...old, ...plan.props })) {
        const value = plan.props[name];
        // What a person does to a control changes it behind our back: these two are compared with the control itself.
        if (name !== 'children' && (value !== old[name] || name === 'checked' || name === 'value')) setProp(node as Element, name, value);
      }
      fill(node, plansOf(plan.props.children));
    }
    return { plan, node };
  });
  // First out, then in: what stays is not moved, so it keeps its focus.
  for (const { node } of before) parent.removeChild(node);
  now.forEach(({ node }, at) => {
    const there = parent.childNodes[at] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  });
  standing.set(parent, now);
}

/** Makes the content of `root` what `what` describes. */
export const render = (what: ComponentChildren, root: Node): void => fill(root, plansOf(what));
