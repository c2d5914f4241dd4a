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

/** An empty object lets Playwright use the browser that `playwright install` put in place. */
export const chromiumLaunch = { ...(chromium ? { executablePath: chromium } : {}), args: [...quiet, ...(root ? ['--no-sandbox'] : [])] };
/** Stock Firefox is driven over WebDriver BiDi; null where there is none. */
export const firefoxLaunch = firefox ? { channel: 'moz-firefox', executablePath: firefox } : null;
