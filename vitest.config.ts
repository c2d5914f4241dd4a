import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browsers.mjs';

// Tests run on the sources of every workspace package, so no build can be stale.
const conditions = ['@earshot/source', 'module', 'development|production'];
const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** The packages whose files load much and leave nothing behind for the next: a server, a store, a client. */
const servers = ['packages/{server,store,sdk}/{src,test}/**/*.test.{ts,tsx}', 'examples/*/**/*.test.ts'];

/** A machine that is busy with other things takes long for what takes a moment; what never comes fails all the same. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } } };

const onNode = (name: string, include: string[], exclude: string[], isolate: boolean) => ({
  oxc: jsx,
  resolve: { conditions },
  // Not 'import': it is handed on to Node, where it would also decide what a require gets.
  ssr: { resolve: { conditions: [...conditions, 'node'] } },
  test: {
    name,
    isolate,
    globalSetup: isolate ? [] : ['packages/testing/src/postgres.ts'],
    include,
    exclude: ['**/*.browser.test.*', '**/node_modules/**', '**/dist/**', ...exclude],
    ...patience,
  },
});

export default defineConfig({
  test: {
    // One more than a small machine has cores: many a file waits for a disk, a browser or a time to pass.
    maxWorkers: 3,
    projects: [
      // To read the same sources anew for each file took a third of the time: files of one worker share what they import.
      onNode('servers', servers, [], false),
      onNode('node', ['packages/*/{src,test}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], servers, true),
      {
        oxc: jsx,
        resolve: { conditions: [...conditions, 'browser'] },
        test: {
          name: 'browser',
          include: ['packages/*/{src,test}/**/*.browser.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          ...patience,
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
