import type { Mode, SaidSurvey } from '@earshot/model';

/** What the loader, or `mount`, asks the drawing code to draw. */
export interface Order {
  /** The server's address. */
  url: string;
  key: string;
  survey: SaidSurvey;
  /** An empty element already in the page with its room reserved; else one is put where `target`, `script` and `mode` say. */
  host?: HTMLElement | undefined;
  target?: string | undefined;
  script?: HTMLElement | undefined;
  mode: Mode;
  /** @default "after-action" */
  storage?: 'none' | 'after-action' | undefined;
  /** Present: the answer is marked as a test, shown with a badge and outside every number. */
  test?: string | undefined;
  reference?: string | undefined;
  theme?: string | undefined;
  /** The person asked for it: the focus may move in. */
  asked?: boolean | undefined;
  /** Fetches the survey in another language. */
  load(language: string): Promise<SaidSurvey>;
  /** Told once the person answered or dismissed, when the device keeps an unsent answer, and when the drawing is gone. */
  on(moment: 'acted' | 'kept' | 'delivered' | 'closed'): void;
}

/** A survey on the page. */
export interface Drawn {
  /** Takes it off the page. */
  close(): void;
  focus(): void;
  /** Whether the person has begun: then it stays when the page's address changes. */
  readonly begun: boolean;
  /** Whether nothing is left to do here: the answer is given, or the page threw the survey away. */
  readonly done: boolean;
}

/** Page events carry no content of any answer. */
export type PageEvent = 'offered' | 'opened' | 'answered' | 'submitted' | 'dismissed' | 'failed';
export const tellPage = (name: PageEvent, detail: { survey: string; question?: string | undefined }): void => {
  dispatchEvent(new CustomEvent(`earshot:${name}`, { detail }));
};
