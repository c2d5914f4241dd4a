import type { Said } from '@earshot/model';
import type { Words } from '@earshot/widget/locales';
import { Say } from '@earshot/widget/questions';
import type { ComponentChildren } from 'preact';

/** What every page knows: its language, whose it is, and where its style lies. */
export interface PageOf {
  language: string;
  direction: 'ltr' | 'rtl';
  words: Words;
  sheet: string;
  /** Where the style of the survey's own look lies. */
  look?: string | undefined;
  /** Name of the agency; absent where no agency is known. */
  agency?: Said | undefined;
}

interface FrameProps {
  page: PageOf;
  title: string;
  /** Stands beside the agency's name: the languages. */
  aside?: ComponentChildren;
  children: ComponentChildren;
  foot?: ComponentChildren;
}

/** A text for a place that takes no markup. */
export const plain = (said: Said): string => (typeof said === 'string' ? said : said.text);

/** The whole document: the agency's name on top, one column, no script. */
export const Frame = ({ page: { language, direction, sheet, look, agency }, title, aside, children, foot }: FrameProps) => (
  <html lang={language} dir={direction}>
    <head>
      <meta charset="utf-8" />
      <title>{agency === undefined ? title : `${title} – ${plain(agency)}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={sheet} />
      {look && <link rel="stylesheet" href={look} />}
    </head>
    <body>
      <div class="page">
        {(agency !== undefined || aside) && (
          <header class="top">
            {agency !== undefined && (
              <p class="agency">
                <Say text={agency} />
              </p>
            )}
            {aside}
          </header>
        )}
        <main>{children}</main>
        {foot && <footer>{foot}</footer>}
      </div>
    </body>
  </html>
);
