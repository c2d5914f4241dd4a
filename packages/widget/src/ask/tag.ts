import type { Mode } from '@earshot/model';

/** What the script tag says. */
export interface Tag {
  /** Where the server is: the folder the script came from, with a slash at the end. */
  url: string;
  key: string;
  survey?: string | undefined;
  language?: string | undefined;
  mode?: Mode | undefined;
  /** Selector of the element that takes an inline survey. */
  target?: string;
  theme?: string;
  reference?: string | undefined;
  /** `after-action`, `with-consent` or `none`. @default "after-action" */
  storage: string;
  /** Present: answers are marked as tests. */
  test?: string;
}

/** Reads the tag. Tag managers strip attributes, so the key may also stand in the address. */
export const readTag = ({ src, dataset }: { src: string; dataset: DOMStringMap }): Tag => ({
  // By hand: the first address that a page takes apart as one takes a slow device five milliseconds.
  key: `${/[?&]key=([^&#]+)/.exec(src)?.[1]}`,
  storage: 'after-action',
  ...dataset,
  url: src.replace(/[^/]*([?#].*)?$/, ''),
});
