// The rules of the house that no linter knows: who may import whom, no cycles, no file over 350 lines, no name that says nothing.
// Run by `npm run check`; prints one line per breach.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Own packages each room may import; `~` limits it to types. From docs/map.md. */
const mayImport = {
  'model/rules': ['~model'],
  model: ['model/rules'],
  metrics: ['model'],
  charts: ['model', 'model/rules'],
  store: ['model'],
  'sdk/send': ['model/rules', '~model'],
  sdk: ['sdk/send', 'model', 'model/rules'],
  'sdk/testing': ['model', 'model/rules', 'metrics'],
  widget: ['sdk/send', 'model/rules', '~model'],
  dashboard: ['sdk', 'model', 'model/rules', 'charts', 'charts/charts.css'],
  server: ['model', 'model/rules', 'metrics', 'store', 'widget/locales'],
  'server/hosted': ['model', 'model/rules', 'metrics', 'store', 'widget/questions', 'widget/locales', 'widget/theme', 'charts'],
  testing: ['model', 'model/rules', 'metrics', 'store', 'server', 'sdk', 'sdk/send'],
};
/** Folders of the server that are verbs: app.ts wires them, they never know of each other, nor of the routes. */
const verbs = ['ingest', 'rollup', 'cases', 'notify', 'insight', 'transparency', 'privacy', 'access', 'status'];
const bannedNames = /^(utils?|helpers?|common|lib|misc|shared|types|constants|.*-(manager|service))$/;
const longest = 350;

const files = globSync('packages/*/{src,contract}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('/dist/'));
const isTest = (file) => /\.(test|examples)\.tsx?$/.test(file) || file.includes('/contract/');
const isData = (file) => /\/(locales|words|migrations)\//.test(file);
const breaches = [];
const graph = new Map();

const roomOf = (file) => {
  const [, name, , ...inside] = file.split('/');
  if (name === 'model' && inside[0] === 'rules') return 'model/rules';
  if (name === 'sdk' && (inside[0] === 'send' || inside[0] === 'testing')) return `sdk/${inside[0]}`;
  if (name === 'server' && inside[0] === 'hosted') return 'server/hosted';
  return name;
};
const doorOf = (specifier) => specifier.replace('@earshot/', '').split('/').slice(0, 2).join('/');

for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > longest && !isTest(file) && !isData(file)) breaches.push(`${file}: ${lines} lines; ${longest} is the limit`);
  for (const part of file.split('/').slice(3)) {
    if (bannedNames.test(part.replace(/\..*$/, ''))) breaches.push(`${file}: "${part}" says nothing; name it by its domain word`);
  }
  const depth = file.split('/').length - 4;
  if (depth > 2) breaches.push(`${file}: ${depth} folders under src; at most two`);
  if (/^export default/m.test(text)) breaches.push(`${file}: default export; everything has a name`);
  if (/^export \* from/m.test(text)) breaches.push(`${file}: export *; a door lists what goes through it`);
  const targets = [];
  // `(?<=^|\n)` keeps words inside comments and strings out: our imports begin a line.
  for (const [, typeOnly, specifier] of text.matchAll(/(?<=^|\n)(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g)) {
    if (specifier.startsWith('.')) {
      const target = relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')));
      if (!existsSync(join(root, target))) continue;
      if (!typeOnly) targets.push(target);
      const [from, to] = [file.split('/'), target.split('/')];
      if (from[1] !== to[1]) breaches.push(`${file}: reaches into packages/${to[1]} by path; use its door`);
      if (
        from[1] === 'server' &&
        verbs.includes(from[3]) &&
        from[3] !== to[3] &&
        (verbs.includes(to[3]) || to[3] === 'routes') &&
        !isTest(file)
      )
        breaches.push(`${file}: server/${from[3]} imports server/${to[3]}; app.ts wires them`);
    } else if (specifier.startsWith('@earshot/') && !isTest(file)) {
      const allowed = mayImport[roomOf(file)] ?? [];
      const door = doorOf(specifier);
      if (!allowed.includes(door) && !(typeOnly && allowed.includes(`~${door}`)))
        breaches.push(`${file}: ${roomOf(file)} may not import ${typeOnly ? 'types of ' : ''}${specifier}`);
    }
  }
  graph.set(file, targets);
}

const state = new Map();
const visit = (file, path) => {
  if (state.get(file) === 'done') return;
  if (state.get(file) === 'open') {
    breaches.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    return;
  }
  state.set(file, 'open');
  for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
  state.set(file, 'done');
};
for (const file of graph.keys()) visit(file, []);

for (const breach of breaches) console.error(breach);
console.log(`house rules: ${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length > 0 ? 1 : 0);
