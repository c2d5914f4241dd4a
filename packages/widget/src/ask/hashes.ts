/** Hash of each lazy file, written in by the build: a file of its own, because hashes do not compress. */
export const hashes: Readonly<Record<string, string>> = {};
