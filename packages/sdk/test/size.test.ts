import { gzipSync } from 'node:zlib';
import { build, minify } from 'vite';
import { expect, test } from 'vitest';

/** Bytes gzip -9 of an entry with everything it needs, as a page's bundler would make it: what comes at once, and what comes later. */
async function bytesOf(entry: string): Promise<{ first: number; later: number }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@earshot/source', 'module', 'import', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      // Library mode leaves `import()` alone; otherwise each is wrapped in a helper of 1.5 kB.
      lib: { entry: new URL(entry, import.meta.url).pathname, formats: ['es'] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  // Which leaves its line breaks in: a page's own bundler takes them.
  const small = await Promise.all(output.output.map((file) => minify(file.fileName, 'code' in file ? file.code : '', { module: true })));
  const [first = 0, ...more] = small.map(({ code }) => gzipSync(code, { level: 9 }).length);
  return { first, later: more.reduce((sum, size) => sum + size, 0) };
}

test('what the widget sends with is at most 2,100 bytes, and 1,000 more where a device keeps answers', async () => {
  const { first, later } = await bytesOf('../src/send/index.ts');
  expect(first).toBeLessThanOrEqual(2_100);
  expect(later).toBeLessThanOrEqual(1_000);
});
test('the whole client with its dependencies is at most 22,000 bytes', async () => {
  const { first, later } = await bytesOf('../src/index.ts');
  expect(first + later).toBeLessThanOrEqual(22_000);
});
test('a program that only records carries neither zod nor what staff read: half of that', async () => {
  const { first, later } = await bytesOf('./recorder-entry.ts');
  expect(first + later).toBeLessThanOrEqual(11_600);
});
