import type { SaidSurvey } from '@earshot/model';
import { importFile } from '../ask/file.ts';

/**
 * Gives the host its theme. Answers the style of a look that is not the neutral one, or nothing where none is asked for, so that most pages
 * fetch nothing; nor where it does not arrive: the survey is drawn all the same.
 */
export async function wear(host: HTMLElement, root: ShadowRoot, theme: string | undefined, given: SaidSurvey['look']) {
  // A page that has no dark side gets no dark card, whatever the reader's setting.
  const dark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
  host.setAttribute('theme', theme ?? (dark ? 'auto' : 'light'));
  try {
    // Letters that every look has (govuk uswds dsfr contrast neutral), and neither side (light dark auto).
    if (given || /[sv]|tr/.test(theme!) || getComputedStyle(host).getPropertyValue('--earshot-action'))
      return (await importFile('look')).look(host, root, given);
  } catch {
    // Neutral.
  }
}
