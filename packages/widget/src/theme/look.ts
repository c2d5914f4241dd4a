import type { SaidSurvey } from '@earshot/model';
import { colourNames, correctionLine, type Palette, themes } from '@earshot/model/rules/look';
import { lookStyle, type Side } from './look-style.ts';

/** `actionHover` is `--earshot-action-hover` in a page's style sheet. */
const propertyOf = (name: string): string => `--earshot-${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`;

/** Any colour a style sheet can hold, as `#rrggbb`: the browser is asked, in a place where no style of the page reaches. */
function hexOf(value: string, root: ShadowRoot): string | undefined {
  const probe = document.createElement('i');
  probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  if (!probe.style.color) return undefined;
  root.append(probe);
  const channels = getComputedStyle(probe).color.match(/-?[\d.]+(e-\d+)?/g) ?? [];
  probe.remove();
  return `#${channels
    .slice(0, 3)
    .map((each) =>
      Math.round(Math.min(1, Math.max(0, Number(each))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/**
 * Dresses a survey: the look that `data-theme` names, else that of the survey or the agency; over it the colours of survey or agency, and
 * over these the `--earshot-…` of the page. Leaves the look's name on the host, and what had to be corrected as `data-corrected`.
 */
export function look(host: HTMLElement, root: ShadowRoot, given: SaidSurvey['look']): string {
  const words = host.getAttribute('theme')!.split(' ');
  const theme = themes.find((each) => words.includes(each)) ?? given?.theme ?? 'neutral';
  const page = getComputedStyle(host);
  // A page without a dark side gets no dark card.
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
  const side = words.find((word): word is Side => /^(light|dark|auto)$/.test(word)) ?? (isDark ? 'auto' : 'light');
  const colours: Partial<Record<keyof Palette, string | undefined>> = { ...given?.colours };
  const lines: string[] = [];
  for (const name of colourNames) {
    const value = page.getPropertyValue(propertyOf(name)).trim();
    const colour = value && hexOf(value, root);
    if (colour) colours[name] = colour;
    else if (value) lines.push(`${propertyOf(name)} ${value} is no colour.`);
  }
  const { css, corrections } = lookStyle(theme, side, colours);
  lines.push(...corrections.map((each) => `${propertyOf(each.name)} ${correctionLine(each)}`));
  for (const line of lines) console.warn(`Earshot: ${line}`);
  if (lines.length > 0) host.dataset.corrected = lines.join('\n');
  host.setAttribute('theme', `${theme} ${side}`);
  return css;
}
