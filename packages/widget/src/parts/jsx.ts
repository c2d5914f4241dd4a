/**
 * What the build puts in the place of `preact/jsx-runtime` in the files for sites: elements as plain data, which is all that
 * `render.ts` reads. Everywhere else (tests, servers, other people's bundles) Preact makes the same data.
 */
export const jsx = (type: unknown, props: unknown, key?: unknown): unknown => ({ type, props, key });
export { jsx as jsxs };
export const Fragment = ({ children }: { children: unknown }): unknown => children;
