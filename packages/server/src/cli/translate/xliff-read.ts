import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatFault, type Returned, type ReturnedUnit, type UnitState, unitStates } from './unit.ts';

const CORE = 'urn:oasis:names:tc:xliff:document:2.0';

/** Marks that say something about a text without being part of it. */
const transparent = new Set(['mrk', 'sm', 'em']);

/** What is being read of one unit: tools may cut a text into several segments. */
interface Open extends ReturnedUnit {
  places: Map<string, string>;
  states: UnitState[];
}

/**
 * Reads XLIFF 2. The parser knows no entities but the five of XML and never opens another file; a document type is refused outright.
 * @throws FormatFault with the line
 */
export function readXliff(text: string): Returned {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: SaxesTagNS[] = [];
  const units: ReturnedUnit[] = [];
  let to = '';
  let unit: Open | undefined;
  let side: 'source' | 'target' | undefined;

  const fail = (message: string): never => {
    throw new FormatFault(message, parser.line);
  };
  const add = (more: string) => {
    if (unit && side) unit[side] += more;
  };
  /** Whether the element that just opened lies at this path of the core: other modules hold sources and targets too. */
  const lies = (...path: string[]) => {
    const tail = stack.slice(-path.length);
    return tail.length === path.length && path.every((name, at) => tail[at]?.uri === CORE && name.split('|').includes(tail[at]!.local));
  };
  const said = (tag: SaxesTagNS, name: string) => tag.attributes[name]?.value;

  parser.on('error', (error) => fail(`is not well-formed XML: ${error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')}`));
  parser.on('doctype', () => fail('has a document type, which a translation never needs'));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', (tag) => {
    stack.push(tag);
    if (side) return inside(tag);
    if (stack.length === 1) begin(tag);
    if (lies('file|group', 'unit')) {
      const key = said(tag, 'id') ?? fail('has a unit without id');
      unit = { key, source: '', target: '', state: 'initial', line: parser.line, places: new Map(), states: [] };
    }
    if (lies('unit', 'segment')) {
      const state = (said(tag, 'state') ?? 'initial') as UnitState;
      if (!unitStates.includes(state)) fail(`has the state "${state}"; known are ${unitStates.join(', ')}`);
      unit?.states.push(state);
    }
    if (lies('unit', 'segment|ignorable', 'source|target')) side = tag.local as 'source' | 'target';
    if (side === 'target' && unit) unit.line = parser.line;
  });
  parser.on('closetag', (tag) => {
    if (side && lies('segment|ignorable', side)) side = undefined;
    if (unit && lies('file|group', 'unit')) {
      const { places: _, states, ...read } = unit;
      // A text is as far as its part that is least far.
      units.push({ ...read, state: unitStates.find((state) => states.includes(state)) ?? 'initial' });
      unit = undefined;
    }
    stack.pop();
    return tag;
  });

  function begin(tag: SaxesTagNS) {
    if (tag.local !== 'xliff' || tag.uri !== CORE) fail('is not XLIFF 2: ask for that format, or use CSV');
    to = said(tag, 'trgLang') ?? fail('does not say trgLang, the language it was translated into');
  }

  function inside(tag: SaxesTagNS) {
    if (tag.uri === CORE && transparent.has(tag.local)) return;
    if (tag.uri !== CORE || tag.local !== 'ph') fail(`${unit?.key ?? ''} holds the element <${tag.name}>; texts carry no markup`);
    const id = said(tag, 'id') ?? '';
    const name = said(tag, 'equiv') ?? unit?.places.get(id) ?? fail(`${unit?.key ?? ''} holds a placeholder the source does not have`);
    unit?.places.set(id, name);
    add(`{${name}}`);
  }

  parser.write(text.replace(/^\uFEFF/, '')).close();
  return { to, units };
}
