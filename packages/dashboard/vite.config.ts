import { defineConfig } from 'vite';

/** The dashboard as static files that a strict `script-src 'self'; style-src 'self'; font-src 'self'` lets through: nothing inlined, no data: fonts. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { conditions: ['@earshot/source', 'module', 'browser', 'development|production'], dedupe: ['preact'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // light-dark() and nesting stay as written: every browser of the last two years has them.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  // While developing, the API is that of a server started beside it.
  server: {
    proxy: Object.fromEntries(
      ['^/v1/', '^/s/', '^/gallery/survey'].map((route) => [route, process.env.EARSHOT_URL ?? 'http://127.0.0.1:8080']),
    ),
  },
});
