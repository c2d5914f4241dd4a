import { EarshotError } from '@earshot/model';
import { type Bundle, placesIn, type Unit } from './unit.ts';

/** What XML 1.0 cannot carry, not even as a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

// A carriage return would come back as a line feed, and space at the ends of an attribute as none.
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const inText = (text: string) => text.replace(/[&<>\r]/g, (character) => escapes[character]!);
const inAttribute = (text: string) => text.replace(/[&<>"\r\n\t]/g, (character) => escapes[character]!);

/** A text with its placeholders as elements that translation tools protect; one the source lacks stays text, and import finds it. */
function inline(text: string, source: string): string {
  const free = placesIn(source).map((name, index) => ({ name, id: index + 1 }));
  return text
    .split(/(\{\w+\})/)
    .map((part, index) => {
      const at = index % 2 === 0 ? -1 : free.findIndex(({ name }) => `{${name}}` === part);
      if (at < 0) return inText(part);
      const [{ name, id }] = free.splice(at, 1) as [{ name: string; id: number }];
      return `<ph id="${id}" equiv="${name}" disp="${part}"/>`;
    })
    .join('');
}

function unitText({ key, source, target, state, note }: Unit): string {
  if ([key, source, target, note].some((text) => unwritable.test(text) || !text.isWellFormed()))
    throw new EarshotError('request.invalid', `${key} holds a control character or half a letter, which XML cannot carry.`);
  return `    <unit id="${inAttribute(key)}">
      <notes>
        <note>${inText(note)}</note>
      </notes>
      <segment state="${state}">
        <source xml:space="preserve">${inline(source, source)}</source>${target === '' ? '' : `\n        <target xml:space="preserve">${inline(target, source)}</target>`}
      </segment>
    </unit>
`;
}

/** XLIFF 2.0, as every translation tool reads it. @throws EarshotError `request.invalid` for a text XML cannot carry */
export const writeXliff = ({ id, from, to, units }: Bundle): string => `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${inAttribute(from)}" trgLang="${inAttribute(to)}">
  <file id="${inAttribute(id)}">
${units.map(unitText).join('')}  </file>
</xliff>
`;
