// The door of every npm script: needs nothing but Node 18 or newer. It installs what the lock file names with the pinned
// pnpm (which brings Node 26), with --browsers also the system's browsers and PostgreSQL, then runs `npm run <script>` under that Node.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const windows = process.platform === 'win32';
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: windows }).status ?? 1;
const must = (...call) => {
  const status = run(...call);
  if (status !== 0) process.exit(status);
};

function installPackages() {
  const lock = new URL('pnpm-lock.yaml', root);
  const stamp = new URL('node_modules/.boot-lock.yaml', root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return;
  const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  // Engine warnings come from the old Node that starts pnpm and mean nothing: everything runs on the one it installs.
  must('npx', ['-y', packageManager, 'install', '--frozen-lockfile', '--loglevel=error'], { CI: 'true' });
  copyFileSync(lock, stamp);
}

/**
 * Debian's packages for the browsers, the database and the disk the tests drive, and for lines of a guide that they run; each with a file that tells
 * whether it is there.
 */
const packages = {
  chromium: ['/usr/bin/chromium', '/usr/bin/google-chrome', process.env.CHROMIUM_PATH],
  'firefox-esr': ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.FIREFOX_PATH],
  'webkit2gtk-driver': ['/usr/bin/WebKitWebDriver', process.env.WEBKIT_DRIVER],
  xvfb: ['/usr/bin/xvfb-run'],
  xauth: ['/usr/bin/xauth'],
  curl: ['/usr/bin/curl'],
  postgresql: ['/usr/lib/postgresql', process.env.POSTGRES_BIN],
  pgbouncer: ['/usr/sbin/pgbouncer'],
  openssl: ['/usr/bin/openssl'],
  // A few lines of C play a slow disk.
  gcc: ['/usr/bin/cc'],
  'libc6-dev': ['/usr/include/stdlib.h'],
};

/** What makes the tests quicker, and is done without where it cannot be had. */
const quicker = { 'chromium-headless-shell': ['/usr/bin/chromium-headless-shell', process.env.CHROMIUM_PATH] };

const absent = (wanted) => Object.keys(wanted).filter((name) => !wanted[name].some((path) => path && existsSync(path)));

function installBrowsers() {
  const missing = absent(packages);
  const slower = absent(quicker);
  if (missing.length + slower.length === 0 || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends'];
  const isRoot = process.getuid() === 0;
  if (!isRoot && !process.env.CI) {
    if (missing.length > 0)
      console.log(
        `Not on this machine: ${missing.join(', ')}; their tests will say so. To install them: sudo ${[...install, ...missing].join(' ')}`,
      );
    return;
  }
  const apt = (command) => [...(isRoot ? [] : ['sudo', '--preserve-env=DEBIAN_FRONTEND']), ...command];
  const call = ([name, ...args]) => [name, args, { DEBIAN_FRONTEND: 'noninteractive' }];
  run(...call(apt(['apt-get', 'update', '-qq'])));
  if (missing.length > 0) must(...call(apt([...install, ...missing])));
  if (slower.length > 0 && run(...call(apt([...install, ...slower]))) !== 0)
    console.log(`Not to be had here: ${slower.join(', ')}. The tests take longer without.`);
}

const [first, ...rest] = process.argv.slice(2);
const withBrowsers = first === '--browsers';
const [script, ...args] = withBrowsers ? rest : [first, ...rest];
installPackages();
if (withBrowsers) installBrowsers();
const child = spawn('npm', ['run', '-s', script, '--', ...args], { cwd: root, stdio: 'inherit', shell: windows });
child.on('exit', (code) => process.exit(code ?? 1));
// Ctrl-C reaches everybody through the terminal. A signal to npm alone ends only npm, which hands nothing on: whoever lost its parent ends too.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill());
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  child.kill();
}, 500).unref();
