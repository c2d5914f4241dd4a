import { readFile } from 'node:fs/promises';

/** One file of events: a line each, its order, a space and the event as it is sent. */
export interface Piece {
  path: string;
  bytes: number;
}

/** Named after the order of its first event: names sort as the events do. */
export const pieceName = (first: number): string => `${String(first).padStart(16, '0')}.events`;

/**
 * Where each event of a file stands. A last line without its end was being written when the process died: nobody was told that it is kept.
 * Every other line that cannot be read is `damaged`.
 */
export async function readPiece(
  path: string,
): Promise<{ bytes: number; damaged: number; places: { order: number; at: number; length: number }[] }> {
  const file = await readFile(path);
  const places = [];
  let damaged = 0;
  for (let start = 0, end = file.indexOf(10); end !== -1; start = end + 1, end = file.indexOf(10, start)) {
    const line = file.subarray(start, end);
    const head = line.indexOf(32);
    const order = Number(line.subarray(0, Math.max(0, head)).toString('latin1'));
    if (order > 0 && Number.isSafeInteger(order) && isJson(line.subarray(head + 1).toString()))
      places.push({ order, at: start + head + 1, length: line.length - head - 1 });
    else damaged++;
  }
  return { bytes: file.length, damaged, places };
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
