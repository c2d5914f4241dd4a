/** The size of a chart's text in px, as charts.css sets it. */
export const TEXT = 14;

/** Scripts whose characters stand in a square of the em. */
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;
/** Marks and joiners that stand on their neighbour. */
const none = /[\p{Mn}\p{Cf}]/u;
const narrow = /[ .,:;!|'’ijlftrI()[\]-]/;

/**
 * About how wide a text stands, in px. An estimate on the generous side, because a server has no fonts to measure with: better a label
 * left out than two on top of each other.
 */
export function textWidth(text: string, size = TEXT): number {
  let ems = 0;
  for (const character of text) ems += none.test(character) ? 0 : wide.test(character) ? 1 : narrow.test(character) ? 0.34 : 0.58;
  return ems * size;
}

/** The text in lines no wider than `width`, broken between words and about equally long; a single longer word stays whole. */
export function lines(text: string, width: number, size = TEXT): string[] {
  const greedy = broken(text, width, size);
  let even = greedy;
  for (let narrower = width - size; narrower > 0; narrower -= size) {
    const tried = broken(text, narrower, size);
    if (tried.length > greedy.length) break;
    even = tried;
  }
  return even;
}

function broken(text: string, width: number, size: number): string[] {
  const all: string[] = [];
  for (const word of text.split(' ')) {
    const line = all.at(-1);
    if (line !== undefined && textWidth(`${line} ${word}`, size) <= width) all[all.length - 1] = `${line} ${word}`;
    else all.push(word);
  }
  return all;
}
