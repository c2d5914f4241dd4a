import { hash } from 'node:crypto';
import { readAs, SurveyLook } from '@earshot/model';
import { lookStyle } from '@earshot/widget/theme';

/** Where the style of every look lies: the address says the look, so that any server can answer it. */
export const lookRoute = '/hosted/look.css';

const textOf = ({ theme = 'neutral', colours }: SurveyLook): string => lookStyle(theme, 'auto', colours).css;

/** The address of a look's style, which changes with its content; nothing for surveys that have no look. */
export function lookPath(look: SurveyLook | undefined): string | undefined {
  if (!look) return undefined;
  const query = new URLSearchParams(
    Object.entries({ theme: look.theme, ...look.colours }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  query.set('v', hash('sha256', textOf(look), 'hex').slice(0, 16));
  return `${lookRoute}?${query}`;
}

/** The style that an address asks for; nothing where that is no look. */
export function lookText(query: URLSearchParams): string | undefined {
  const { v: _version, theme, ...colours } = Object.fromEntries(query);
  const { value } = readAs(SurveyLook, { ...(theme === undefined ? {} : { theme }), colours });
  return value && textOf(value);
}
