import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';

/** What is no secret: the command itself makes everything private, because most of what it writes holds answers. */
export const FOR_ALL = 0o644;

/** Writes files whole: all are written beside their places first, so that a full disk leaves the old ones as they were. */
export async function writeWhole(files: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(files).map(([file, text]) => ({ file, beside: `${file}.${process.pid}.new`, text }));
  try {
    for (const { file, beside, text } of entries) {
      const mode = await stat(file).then(
        (known) => known.mode & 0o777,
        () => FOR_ALL,
      );
      await writeFile(beside, text);
      await chmod(beside, mode);
    }
    for (const { file, beside } of entries) await rename(beside, file);
  } finally {
    for (const { beside } of entries) await rm(beside, { force: true });
  }
}
