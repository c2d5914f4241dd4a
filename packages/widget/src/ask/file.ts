import { integrity } from './integrity.ts';
import { preload } from './preload.ts';

/** Imports one of the files beside this one, checked by its hash first. @throws when it does not arrive or is not the one the build made */
export async function importFile<T>(name: string, load: () => Promise<T>): Promise<T> {
  const hash = integrity[name] ?? (integrity.hashes && (await importFile('hashes', () => import('./hashes.ts'))).hashes[name]);
  if (hash) await preload(import.meta.url.replace(/[^/]*$/, `${name}.js`), hash);
  return load();
}
