// The words of Thai, Chinese or Japanese stand without spaces: the segmenter knows them, whatever language it is made for.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Whether a text has at least that many words. */
export function hasWords(text: string, least: number): boolean {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (isWordLike && ++words >= least) return true;
  }
  return least <= 0;
}
