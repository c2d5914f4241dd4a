import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browsers.mjs';

// Tests run on the sources of every workspace package, so no build can be stale.
const conditions = ['@earshot/source', 'module', 'development|production'];
const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

export default defineConfig({
  test: {
    // One more than a small machine has cores: many a file waits for a disk, a browser or a time to pass.
    maxWorkers: 3,
    projects: [
      {
        oxc: jsx,
        resolve: { conditions },
        // Not 'import': it is handed on to Node, where it would also decide what a require gets.
        ssr: { resolve: { conditions: [...conditions, 'node'] } },
        test: {
          name: 'node',
          // Files of one worker share what they import: to read it anew for each of them took a third of the time.
          // So a file takes back what it changed for all: timers, globals, the environment.
          isolate: false,
          globalSetup: ['packages/testing/src/postgres.ts'],
          include: ['packages/*/{src,test}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'examples/*/**/*.test.ts'],
          exclude: ['**/*.browser.test.*', '**/node_modules/**', '**/dist/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        oxc: jsx,
        resolve: { conditions: [...conditions, 'browser'] },
        test: {
          name: 'browser',
          include: ['packages/*/{src,test}/**/*.browser.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
