// Builds everything into packages/*/dist. `--demo` leaves out what only publishing needs (declarations, the SDK and widget libraries).
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const demo = process.argv.includes('--demo');
const conditions = ['@earshot/source', 'module', 'import', 'default'];
const read = (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));

/** Entries are what `exports` names, and what `earshot.entries` adds: a command, a thread. */
const entriesOf = (manifest) =>
  [...Object.values(manifest.exports).flatMap((door) => door['@earshot/source'] ?? []), ...(manifest.earshot?.entries ?? [])]
    .filter((file) => /\.tsx?$/.test(file) && file.startsWith('./src/'))
    .map((file) => file.replace('./', ''));

const declarations = (dts, dir) =>
  dts({
    root: dir,
    tsconfigPath: join(root, 'tsconfig.json'),
    entryRoot: join(dir, 'src'),
    outDirs: join(dir, 'dist'),
    include: [join(dir, 'src')],
    exclude: ['**/*.test.*', '**/*.examples.*'],
    afterDiagnostic: (diagnostics) => {
      if (diagnostics.length > 0) throw new Error(`${dir} has ${diagnostics.length} declarations that cannot be written`);
    },
    // Our sources name their `.ts` files; a reader of the package needs the names that were published.
    beforeWriteFile: (filePath, content) => ({
      filePath,
      content: content.replace(/(from |import\()(['"])(\.[^'"]+)\.tsx?\2/g, '$1$2$3.js$2'),
    }),
  });

async function buildLibrary(name) {
  const dir = join(root, 'packages', name);
  const manifest = read(name);
  // Dependencies stay outside; what is only a devDependency (the dashboard's charts, the widget's questions in the server) is built in.
  const outside = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const isOutside = (id) => id.startsWith('node:') || outside.some((dep) => id === dep || id.startsWith(`${dep}/`));
  const { default: dts } = demo ? {} : await import('vite-plugin-dts');
  const forNode = name === 'server' || name === 'store';
  const entries = Object.fromEntries(
    entriesOf(manifest).map((file) => [file.replace(/^src\//, '').replace(/\.tsx?$/, ''), join(dir, file)]),
  );
  await build({
    configFile: false,
    root: dir,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { conditions },
    ssr: { resolve: { conditions: [...conditions, 'node'] }, noExternal: true, external: outside },
    plugins: demo ? [] : [declarations(dts, dir)],
    build: {
      target: forNode ? 'node24' : 'es2022',
      ssr: forNode,
      minify: false,
      emptyOutDir: false,
      outDir: 'dist',
      assetsInlineLimit: 0,
      // Library mode for what other people's bundlers take: without it Vite adds its own preloading, which they add again.
      ...(forNode ? {} : { lib: { entry: entries, formats: ['es'] } }),
      rolldownOptions: {
        input: entries,
        external: isOutside,
        checks: { pluginTimings: false },
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

const libraries = demo ? ['model', 'metrics', 'store', 'server'] : ['model', 'metrics', 'store', 'sdk', 'widget', 'server'];
for (const name of [...libraries, 'widget', 'dashboard']) rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });

const site = async () => (await import('../packages/widget/build.mjs')).buildSite();
const gallery = async () => (await import('../packages/widget/build.mjs')).buildGallery();
const dashboard = () =>
  build({ root: join(root, 'packages/dashboard'), configFile: join(root, 'packages/dashboard/vite.config.ts'), logLevel: 'warn' });
await Promise.all([...libraries.map(buildLibrary), site(), gallery(), dashboard()]);

// The server carries what it serves, so that the published package is whole.
const server = join(root, 'packages/server/dist');
cpSync(join(root, 'packages/widget/dist/site'), join(server, 'public/site'), { recursive: true });
cpSync(join(root, 'packages/dashboard/dist'), join(server, 'public/dashboard'), { recursive: true });
if (existsSync(join(root, 'examples/city'))) {
  cpSync(join(root, 'examples/city'), join(server, 'demo/city'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules') && !path.includes('.test.'),
  });
}
const command = join(server, 'earshot.js');
if (existsSync(command)) {
  const text = readFileSync(command, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(command, `#!/usr/bin/env node\n${text}`);
  chmodSync(command, 0o755);
}
