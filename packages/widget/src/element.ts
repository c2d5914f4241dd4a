import type { Mode } from '@earshot/model';
import type { SurveyTheme } from './mount.ts';
import type { Drawn } from './order.ts';

/** The attributes of `<earshot-survey>`, read when it comes into a page. Named as those of the script tag; for frameworks, nothing collides. */
export interface SurveyAttributes {
  /** Where the server is, for example `https://feedback.city.gov`. */
  'data-url': string;
  /** A publishable key: `pk_<agency>_…`. */
  'data-key': string;
  /** The survey's id. */
  'data-survey': string;
  /** @default the nearest `lang` around it, else the survey's source */
  'data-language'?: string;
  /** @default "inline" */
  'data-mode'?: Mode;
  /** A look, a side, or both. */
  'data-theme'?: SurveyTheme;
  /** The token of a stored touchpoint. */
  'data-reference'?: string;
  /** Present: answers are marked as tests. */
  'data-test'?: '' | boolean;
}

/**
 * Makes `<earshot-survey data-url="…" data-key="…" data-survey="…">` a survey: it draws itself when it comes into the page and ends when it
 * leaves it. One that says no `data-survey` is left alone: it belongs to the script tag. Calling it again, or on a server, does nothing.
 */
export function defineEarshotSurvey(): void {
  if (typeof customElements === 'undefined' || customElements.get('earshot-survey')) return;
  class EarshotSurvey extends HTMLElement {
    #drawn: Promise<Drawn | undefined> | undefined;

    connectedCallback() {
      if (this.dataset.survey) this.#drawn ??= this.#draw();
    }

    disconnectedCallback() {
      // Moved within the page it goes on; a framework that moves an element takes it out and puts it back at once.
      queueMicrotask(async () => {
        if (this.isConnected) return;
        const drawn = await this.#drawn;
        if (this.isConnected) return;
        this.#drawn = undefined;
        drawn?.close();
      });
    }

    async #draw(): Promise<Drawn | undefined> {
      const { url = '', key = '', survey = '', language, mode, theme, reference, test } = this.dataset;
      try {
        const { mount } = await import('./mount.ts');
        return await mount(this, {
          url,
          key,
          survey,
          ...(language ? { language } : {}),
          ...(mode ? { mode: mode as Mode } : {}),
          ...(theme ? { theme: theme as SurveyTheme } : {}),
          ...(reference ? { reference } : {}),
          test: test !== undefined && test !== 'false',
        });
      } catch {
        // As from the script tag: the page goes on, and whoever listens is told.
        dispatchEvent(new CustomEvent('earshot:failed', { detail: { survey } }));
        return undefined;
      }
    }
  }
  customElements.define('earshot-survey', EarshotSurvey);
}
