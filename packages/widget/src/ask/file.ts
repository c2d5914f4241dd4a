import { integrity } from './integrity.ts';
import { type Lazy, lazy } from './lazy.ts';
import { preload } from './preload.ts';

/** Imports one of the files beside this one, checked by its hash first. @throws when it does not arrive or is not the one the build made */
export async function importFile<N extends keyof Lazy>(name: N): Promise<Awaited<ReturnType<Lazy[N]>>> {
  const hash = integrity[name] ?? (integrity.hashes && (await importFile('hashes')).hashes[name]);
  if (hash) await preload(import.meta.url.replace(/[^/]*$/, `${name}.js`), hash);
  return (await lazy(name)) as Awaited<ReturnType<Lazy[N]>>;
}
