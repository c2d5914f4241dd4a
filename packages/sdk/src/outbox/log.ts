import { type FileHandle, open, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotKeptError, QueueFullError } from '../errors.ts';
import { MOST_BYTES, type Spoken } from '../lane.ts';
import { type Piece, pieceName, readPiece } from './piece.ts';

/** An event that waits, and its place in the order of all. */
export interface Kept extends Spoken {
  order: number;
}

interface Place {
  order: number;
  piece: Piece;
  at: number;
  length: number;
}

/** Events on disk, oldest first, in pieces that are only ever appended to, and deleted once every event in them was answered. */
export interface Log {
  /** How many wait. */
  readonly waiting: number;
  /** Resolves once it is on disk. @param placed told its order before that @throws QueueFullError, NotKeptError */
  append(event: Spoken, placed: (order: number) => void): Promise<void>;
  /** The oldest, as many as go into one request; none when none wait. */
  front(most: number): Promise<Kept[]>;
  /** Everything up to here was answered. */
  settle(order: number): Promise<void>;
  /** Resolves once nothing is being written. */
  written(): Promise<void>;
  close(): Promise<void>;
}

/** A piece this long is followed by the next: what is answered leaves the disk in steps of this size at the latest. */
const LONGEST_PIECE = 1024 * 1024;
/** Answered up to here. A hint: without it events are said again, and the server knows them. */
const SETTLED = 'settled';

/**
 * Opens the events of a folder that this process has locked.
 * @param damaged told once for each event that cannot be read any more
 */
export async function openLog(dir: string, maxBytes: number, damaged: () => void): Promise<Log> {
  let settled = Number(await readFile(join(dir, SETTLED), 'latin1').catch(() => '0')) || 0;
  const pieces: Piece[] = [];
  let places: Place[] = [];
  let order = settled;
  for (const name of (await readdir(dir)).filter((each) => each.endsWith('.events')).sort()) {
    const piece: Piece = { path: join(dir, name), bytes: 0 };
    const read = await readPiece(piece.path);
    piece.bytes = read.bytes;
    pieces.push(piece);
    for (let left = read.damaged; left > 0; left--) damaged();
    for (const each of read.places) places.push({ ...each, piece });
  }
  order = Math.max(order, places.at(-1)?.order ?? 0);
  places = places.filter((place) => place.order > settled);

  let active: { piece: Piece; file: FileHandle } | undefined;
  let pending: { event: Spoken; bytes: number; order: number; kept(): void; not(error: unknown): void }[] = [];
  let writing: Promise<void> | undefined;
  let bytesOnDisk = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytesPending = 0;
  const longestPiece = Math.min(LONGEST_PIECE, maxBytes / 8);

  const syncFolder = async () => {
    // Windows opens no folders, and needs no such thing.
    const folder = await open(dir, 'r').catch(() => undefined);
    await folder?.sync().catch(() => {});
    await folder?.close();
  };

  const retire = async () => {
    const { file } = active ?? {};
    active = undefined;
    await file?.close();
  };

  const activePiece = async (first: number) => {
    if (active && active.piece.bytes > longestPiece) await retire();
    if (!active) {
      const piece = { path: join(dir, pieceName(first)), bytes: 0 };
      active = { piece, file: await open(piece.path, 'ax', 0o600) };
      pieces.push(piece);
      await syncFolder();
    }
    return active;
  };

  /** Whatever is handed over while one write waits for the disk shares the next. */
  const write = async () => {
    await undefined;
    while (pending.length > 0) {
      const group = pending;
      pending = [];
      try {
        const { piece, file } = await activePiece(group[0]!.order);
        const lines = group.map((each) => Buffer.from(`${each.order} ${each.event.body}\n`));
        try {
          await file.appendFile(Buffer.concat(lines));
          await file.datasync();
        } catch (error) {
          // Half a line, or lines whose callers are told that they are not kept, must not be found later.
          await file.truncate(piece.bytes).catch(() => {});
          await retire();
          throw error;
        }
        for (const [index, line] of lines.entries()) {
          const { order, kept } = group[index]!;
          const head = String(order).length + 1;
          places.push({ order, piece, at: piece.bytes + head, length: line.length - head - 1 });
          piece.bytes += line.length;
          bytesOnDisk += line.length;
          kept();
        }
      } catch (cause) {
        for (const { not } of group) not(new NotKeptError('The outbox cannot be written.', { cause }));
      }
      for (const { bytes } of group) bytesPending -= bytes;
    }
    writing = undefined;
  };

  const leave = async (count: number) => {
    settled = places[count - 1]?.order ?? settled;
    places = places.slice(count);
    await writeFile(join(dir, SETTLED), `${String(settled).padStart(16, '0')}\n`, { mode: 0o600 }).catch(() => {});
    // Oldest first, so that what is left always follows the hint.
    while (pieces[0] && pieces[0] !== places[0]?.piece) {
      if (pieces[0] === active?.piece) {
        if (writing) break;
        await retire();
      }
      const gone = pieces.shift()!;
      bytesOnDisk -= gone.bytes;
      await unlink(gone.path).catch(() => {});
    }
  };

  // What was answered before the last process ended.
  await leave(0);

  const written = async () => {
    while (writing) await writing;
  };

  return {
    get waiting() {
      return places.length;
    },
    append: (event, placed) =>
      new Promise((resolve, reject) => {
        const bytes = Buffer.byteLength(event.body) + 17;
        if (bytesOnDisk + bytesPending + bytes > maxBytes) return reject(new QueueFullError(`The outbox holds its ${maxBytes} bytes.`));
        bytesPending += bytes;
        pending.push({ event, bytes, order: ++order, kept: resolve, not: reject });
        placed(order);
        writing ??= write();
      }),
    async front(most) {
      while (places[0]) {
        const { piece, at: start } = places[0];
        let count = 0;
        let bytes = 1;
        for (const place of places) {
          bytes += place.length + 1;
          if (place.piece !== piece || count >= most || (count > 0 && bytes > MOST_BYTES)) break;
          count++;
        }
        const chosen = places.slice(0, count);
        const last = chosen.at(-1)!;
        const text = await readRange(piece.path, start, last.at + last.length);
        const events = text && chosen.map(({ order, at, length }) => keptIn(order, text.subarray(at - start, at - start + length)));
        if (events?.every((event) => event !== undefined)) return events;
        // Somebody else deleted or changed it.
        for (const _ of chosen) damaged();
        await leave(count);
      }
      return [];
    },
    settle: (upTo) => leave(places.filter((place) => place.order <= upTo).length),
    written,
    async close() {
      await written();
      await retire();
    },
  };
}

const readRange = async (path: string, start: number, end: number): Promise<Buffer | undefined> => {
  const file = await open(path, 'r').catch(() => undefined);
  try {
    const read = await file?.read(Buffer.alloc(end - start), 0, end - start, start);
    return read?.bytesRead === end - start ? read.buffer : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
};

const keptIn = (order: number, text: Buffer): Kept | undefined => {
  try {
    const body = text.toString();
    return { order, body, id: String((JSON.parse(body) as { id: unknown }).id) };
  } catch {
    return undefined;
  }
};
