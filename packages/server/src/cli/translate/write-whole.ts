import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes files whole: all are written beside their places first, so that a full disk leaves the old ones as they were. */
export async function writeWhole(files: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(files).map(([file, text]) => ({ file, beside: `${file}.${process.pid}.new`, text }));
  try {
    for (const { beside, text } of entries) await writeFile(beside, text, { mode: 0o644 });
    for (const { file, beside } of entries) await rename(beside, file);
  } finally {
    for (const { beside } of entries) await rm(beside, { force: true });
  }
}
