import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** Bytes gzip -9 of an entry with everything it needs, as a page's bundler would make it. */
async function bytesOf(entry: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@earshot/source', 'module', 'import', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: new URL(entry, import.meta.url).pathname,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', minify: true },
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  return gzipSync(output.output[0].code, { level: 9 }).length;
}

test('what the widget sends with is at most 2,500 bytes', async () => {
  expect(await bytesOf('../src/send/index.ts')).toBeLessThanOrEqual(2_500);
});
test('the whole client with its dependencies is at most 22,000 bytes', async () => {
  expect(await bytesOf('../src/index.ts')).toBeLessThanOrEqual(22_000);
});
