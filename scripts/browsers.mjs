import { existsSync, globSync } from 'node:fs';

const first = (...paths) => paths.find((path) => path && existsSync(path));
// Without these a headless Chromium calls home at every start.
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const root = process.getuid?.() === 0;

export const chromium =
  process.env.CHROMIUM_PATH ??
  first(
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
export const firefox =
  process.env.FIREFOX_PATH ?? first('/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');
export const webkitDriver = process.env.WEBKIT_DRIVER ?? first('/usr/bin/WebKitWebDriver');
export const webkit = process.env.WEBKIT_BROWSER ?? globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0];

// The same engine without the browser's own windows: a page takes 0.44 s of work instead of 1.5 s.
const shell = process.env.CHROMIUM_PATH ? undefined : first('/usr/bin/chromium-headless-shell');

/** Without a path Playwright uses the browser that `playwright install` put in place. */
export const chromiumLaunch = {
  ...(chromium ? { executablePath: shell ?? chromium } : {}),
  args: [...quiet, ...(root ? ['--no-sandbox'] : [])],
};
// A Firefox of one visit needs no spare processes, no pages of its own and nothing from its makers: a start takes 4.1 s of work instead of 6.
const firefoxUserPrefs = {
  'fission.autostart': false,
  'fission.webContentIsolationStrategy': 0,
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.ipc.processCount': 1,
  'layers.gpu-process.enabled': false,
  'media.rdd-process.enabled': false,
  'media.utility-process.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.newtab.preload': false,
  'extensions.enabledScopes': 0,
  'extensions.update.enabled': false,
  'app.normandy.enabled': false,
  'toolkit.telemetry.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};
/** Stock Firefox is driven over WebDriver BiDi; null where there is none. */
export const firefoxLaunch = firefox ? { channel: 'moz-firefox', executablePath: firefox, firefoxUserPrefs } : null;
