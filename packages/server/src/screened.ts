/** A text in which personal details were found, as it goes on. */
export interface Screened {
  /** With a mark in place of each. */
  text: string;
  /** Without marks: what is searched by. */
  bare: string;
  /** Whether somebody could be reached by what was taken out: an e-mail address or a phone. */
  reachable: boolean;
}

/** Encrypts what few may read. */
export interface Seal {
  /** @param place what the text is and whose: it opens as nothing else */
  close(text: string, place: string): string;
  /** `null` when it was changed, moved, or sealed under another secret. */
  open(sealed: string, place: string): string | null;
}

/** What ingest is handed of privacy, so that preparing an answer knows no pattern and no cipher. */
export interface Privacy {
  screen(text: string, known: readonly string[]): Screened | undefined;
  scrubPath(page: string): string;
  seal: Seal;
}

/** Where the words of a response stand, as they were written. */
export const originalPlace = (agency: string, response: string): string => `original ${agency} ${response}`;

/** Where an event that was set aside stands. */
export const asidePlace = (agency: string, source: string, id: string): string => `aside ${agency} ${source} ${id}`;
