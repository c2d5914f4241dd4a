import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, minify } from 'vite';

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
  // Lightning CSS would add fallbacks for a function that is not used, wherever a colour scheme is named.
  css: { lightningcss: { exclude: 1048576 } },
  define: { 'process.env.NODE_ENV': '"production"' },
};
const settings = { target: 'es2022', write: false, cssMinify: 'lightningcss', minify: 'oxc' };

/** Replaces one module by an expression: how the build tells the code what only the build knows. */
const replace = (file, code) => ({ name: `earshot:${file}`, load: (id) => (id.split('?')[0].endsWith(`/src/${file}`) ? code : undefined) });
// Inside our own files 256 bits: hashes do not compress, and the loader counts every byte. The manifest, which nobody downloads, has 384.
const sha = (bits, text) => `sha${bits}-${createHash(`sha${bits}`).update(text).digest('base64')}`;

/** Nearly every function of these runs before the first question is shown. */
const eager = ['earshot.js', 'draw.js'];

/** The bundler leaves constants and names of exports longer than they need be: a second pass takes another hundred bytes. */
async function shrink(fileName, code) {
  const compress = { target: 'es2022', treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false } };
  const smaller = await minify(fileName, code, { module: true, compress, mangle: { toplevel: true } });
  if (smaller.errors.length > 0) throw new Error(smaller.errors[0].message);
  return eager.includes(fileName) ? `//# allFunctionsCalledOnLoad\n${smaller.code}` : smaller.code;
}

/** Every lazy file and the module it begins with, as `ask/lazy.ts` lists them; `fields` is made of what several of them share. */
const lazy = Object.fromEntries(
  Array.from(readFileSync(`${source}ask/lazy.ts`, 'utf8').matchAll(/(\w+): \(\) => import\('(.+)'\)/g), ([, name, path]) => [
    name,
    `${source}ask/${path}`,
  ]).filter(([name]) => name !== 'fields'),
);
// In the site its name is enough, so that a further file costs draw.js nothing.
const byName = "export const lazy = (name) => import(/* @vite-ignore */ import.meta.url.replace(/[^/]*$/, name + '.js'));";

/** Asked for before the first question is shown: their hashes stand in draw.js itself, so that nothing has to be fetched before them. */
const early = ['hashes', 'modes', 'yesno'];

/** What the kinds that are written into fields share. A file of its own, fetched and checked before them. */
const fields = /questions\/field\.|rules\/digits/;

/** One bundling of the drawing code; `inFirst` names the modules that must be in draw.js, when that is known. */
async function bundle(inFirst) {
  const groups = [
    { name: 'draw', test: (id) => inFirst?.has(id) && !fields.test(id), priority: 1 },
    { name: 'fields', test: fields },
  ];
  const codeSplitting = inFirst ? { groups } : true;
  const [{ output }] = await build({
    ...common,
    plugins: [
      replace('flow/check.ts', "export { checkAnswer } from '../parts/check.ts';"),
      replace('ask/lazy.ts', byName),
      replace(
        'send/load-device.ts',
        `import { importFile } from '${source}ask/file.ts';
        export const loadDevice = async () => (await importFile('device')).device;`,
      ),
      replace('ask/integrity.ts', 'export const integrity = globalThis["%EARLY%"];'),
      replace('ask/hashes.ts', 'export const hashes = globalThis["%HASHES%"];'),
    ],
    build: {
      ...settings,
      // Library mode leaves `import()` alone; otherwise Vite wraps each in a helper of 1.5 kB.
      lib: {
        entry: { draw: `${source}ask/present.ts`, device: fileURLToPath(import.meta.resolve('../sdk/src/send/device.ts')), ...lazy },
        formats: ['es'],
      },
      rolldownOptions: {
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        preserveEntrySignatures: 'allow-extension',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true, codeSplitting },
      },
    },
  });
  return output;
}

/**
 * The drawing code: draw.js with all that a rating needs, and one file for everything that is fetched when it is needed. What two
 * of those share goes into draw.js too: a file may lean on draw.js alone, which is there and checked before it.
 */
async function buildDrawing() {
  const loose = await bundle();
  const output = await bundle(
    new Set(loose.filter(({ isEntry, name }) => name === 'draw' || !isEntry).flatMap(({ moduleIds }) => moduleIds)),
  );
  const files = Object.fromEntries(await Promise.all(output.map(async ({ fileName, code }) => [fileName, await shrink(fileName, code)])));
  const write = (into, place, names) => {
    const hashes = Object.fromEntries(names.map((name) => [name, sha(256, files[`${name}.js`])]));
    const written = files[into].replace(new RegExp(`globalThis(\\[.%${place}%.\\]|\\.%${place}%)`), JSON.stringify(hashes));
    if (written === files[into]) throw new Error(`the hashes found no place in ${into}`);
    files[into] = written;
  };
  const names = Object.keys(files).map((file) => file.replace(/\.js$/, ''));
  const later = names.filter((name) => name !== 'draw' && !early.includes(name));
  write('hashes.js', 'HASHES', later);
  write(
    'draw.js',
    'EARLY',
    early.filter((name) => names.includes(name)),
  );
  return files;
}

/** What waits, and the commands: one file that leans on no other, because the loader may want it without any drawing code. */
async function buildAsking() {
  const [{ output }] = await build({
    ...common,
    build: {
      ...settings,
      lib: { entry: { ask: `${source}ask/ask.ts` }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true } },
    },
  });
  return { 'ask.js': await shrink('ask.js', output[0].code) };
}

/** The line that keeps commands until the loader comes. */
async function buildStub() {
  const { output } = await build({
    ...common,
    build: {
      ...settings,
      rolldownOptions: { input: { stub: `${source}stub.ts` }, output: { format: 'iife', entryFileNames: '[name].js' } },
    },
  });
  return shrink('stub.js', output[0].code);
}

/** The loader: one classic script that knows where the other files are and what the two it imports must hash to. */
async function buildLoader(files) {
  const { output } = await build({
    ...common,
    plugins: [replace('ask/files.ts', `export const files = ${JSON.stringify(files)};`)],
    build: {
      ...settings,
      rolldownOptions: { input: { earshot: `${source}loader.ts` }, output: { format: 'iife', entryFileNames: '[name].js' } },
    },
  });
  return shrink('earshot.js', output[0].code);
}
const weigh = (code) => ({ bytes: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length, integrity: sha(384, code) });

/**
 * Writes what a server hands out: `dist/site/earshot.js` and its `stub.js`, `dist/site/widget/<hash of all files>/*.js` and a manifest of all.
 * The hash is of contents alone, so the same sources make the same address everywhere.
 */
export async function buildSite(out = fileURLToPath(new URL('./dist/site/', import.meta.url))) {
  const files = { ...(await buildDrawing()), ...(await buildAsking()) };
  const names = Object.keys(files).sort();
  const hash = createHash('sha256')
    .update(names.map((name) => `${name}\n${files[name]}`).join('\n'))
    .digest('hex')
    .slice(0, 8);
  const loader = await buildLoader({ path: `widget/${hash}/`, draw: sha(256, files['draw.js']), ask: sha(256, files['ask.js']) });
  const stub = await buildStub();
  const manifest = {
    hash,
    files: {
      'earshot.js': weigh(loader),
      'stub.js': weigh(stub),
      ...Object.fromEntries(names.map((name) => [`widget/${hash}/${name}`, weigh(files[name])])),
    },
  };
  await rm(out, { recursive: true, force: true });
  await mkdir(`${out}widget/${hash}`, { recursive: true });
  await writeFile(`${out}earshot.js`, loader);
  await writeFile(`${out}stub.js`, stub);
  for (const name of names) await writeFile(`${out}widget/${hash}/${name}`, files[name]);
  await writeFile(`${out}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Every example of every question on one page, `dist/gallery`: for development and the demo, neither part of the site nor published. */
export async function buildGallery(out = fileURLToPath(new URL('./dist/gallery/', import.meta.url))) {
  await build({
    ...common,
    root: `${source}gallery`,
    build: { ...settings, write: true, outDir: out, emptyOutDir: true, assetsDir: 'gallery/survey', modulePreload: { polyfill: false } },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table((await buildSite(process.argv[2])).files);
