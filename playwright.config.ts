import { defineConfig } from '@playwright/test';
import { chromiumLaunch, firefoxLaunch } from './scripts/browsers.mjs';

// Each story starts its own server on a free port (e2e/world.ts): no web server here, none is shared, none is reused.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  outputDir: '.artifacts/playwright',
  // What assistive technology is told: one tree for every browser and system.
  snapshotPathTemplate: '{testDir}/trees/{arg}{ext}',
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: chromiumLaunch } },
    ...(firefoxLaunch ? [{ name: 'firefox', use: { browserName: 'firefox' as const, launchOptions: firefoxLaunch } }] : []),
  ],
});
