import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const source = fileURLToPath(new URL('./src/', import.meta.url));

const common = {
  configFile: false,
  logLevel: 'warn',
  mode: 'production',
  // Said outright, because under a test runner Vite would take it for a development build.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  resolve: {
    conditions: ['@earshot/source', 'module', 'import', 'production', 'browser'],
    alias: { 'preact/jsx-runtime': `${source}parts/jsx.ts` },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
};
const settings = { target: 'es2022', write: false, cssMinify: 'lightningcss', minify: 'oxc' };

/** Replaces one module by an expression: how the build tells the code what only the build knows. */
const replace = (file, code) => ({ name: `earshot:${file}`, load: (id) => (id.split('?')[0].endsWith(`/src/${file}`) ? code : undefined) });
// Inside our own files 256 bits: hashes do not compress, and the loader counts every byte. The manifest, which nobody downloads, has 384.
const sha = (bits, text) => `sha${bits}-${createHash(`sha${bits}`).update(text).digest('base64')}`;

/** What is fetched only when it is needed; everything else goes into draw.js. */
const late =
  /questions\/((yesno|choice|choices|text)\/|rating\/(figures|face|sign|rating\.css))|parts\/(later|contacts|notice|summary|switcher|ways)\.|ask\/why\.|flow\/fault\./;

/** The drawing code: draw.js with all that a rating needs, and one file for each further kind of question. */
async function buildDrawing() {
  const [{ output }] = await build({
    ...common,
    plugins: [replace('ask/integrity.ts', 'export const integrity = globalThis["%HASHES%"];')],
    build: {
      ...settings,
      // Library mode leaves `import()` alone; otherwise Vite wraps each in a helper of 1.5 kB.
      lib: { entry: { draw: `${source}draw.tsx` }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          minify: true,
          codeSplitting: { groups: [{ name: 'draw', test: (id) => !late.test(id) }] },
        },
      },
    },
  });
  const files = Object.fromEntries(output.map(({ fileName, code }) => [fileName, code]));
  const hashes = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name !== 'draw.js')
      .map(([name, code]) => [name, sha(256, code)]),
  );
  const written = files['draw.js'].replace(/globalThis(\[.%HASHES%.\]|\.%HASHES%)/, JSON.stringify(hashes));
  if (written === files['draw.js']) throw new Error('the hashes of the lazy files found no place in draw.js');
  return { ...files, 'draw.js': written };
}

/** The loader: one classic script that knows where the drawing code is and what it must hash to. */
async function buildLoader(drawing) {
  const { output } = await build({
    ...common,
    plugins: [replace('ask/drawing.ts', `export const drawing = ${JSON.stringify(drawing)};`)],
    build: {
      ...settings,
      rolldownOptions: { input: { earshot: `${source}loader.ts` }, output: { format: 'iife', entryFileNames: '[name].js' } },
    },
  });
  return output[0].code;
}

const weigh = (code) => ({ bytes: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length, integrity: sha(384, code) });

/**
 * Writes what a server hands out: `dist/site/earshot.js`, `dist/site/widget/<hash of all files>/*.js` and a manifest of both.
 * The hash is of contents alone, so the same sources make the same address everywhere.
 */
export async function buildSite(out = fileURLToPath(new URL('./dist/site/', import.meta.url))) {
  const files = await buildDrawing();
  const names = Object.keys(files).sort();
  const hash = createHash('sha256')
    .update(names.map((name) => `${name}\n${files[name]}`).join('\n'))
    .digest('hex')
    .slice(0, 10);
  const loader = await buildLoader({ path: `widget/${hash}/draw.js`, integrity: sha(256, files['draw.js']) });
  const manifest = {
    hash,
    files: { 'earshot.js': weigh(loader), ...Object.fromEntries(names.map((name) => [`widget/${hash}/${name}`, weigh(files[name])])) },
  };
  await rm(out, { recursive: true, force: true });
  await mkdir(`${out}widget/${hash}`, { recursive: true });
  await writeFile(`${out}earshot.js`, loader);
  for (const name of names) await writeFile(`${out}widget/${hash}/${name}`, files[name]);
  await writeFile(`${out}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table((await buildSite(process.argv[2])).files);
