// The city's web server: a layout, pages and words in four languages, and a policy that allows nothing but itself and Earshot.
// Start it alone with: EARSHOT=http://localhost:4400 EARSHOT_KEY=pk_… PORT=4401 node server.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const site = join(import.meta.dirname, 'site');
const types = { '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' };
const source = 'en';

const quoted = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** Puts values where a template says {{name}}; a name nobody gave is an error, not an empty page. */
const fill = (template, values) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`The city's layout asks for "${name}", which no page gives.`);
    return values[name];
  });

/** Every page of the site by its address, read once: what is not in here is a 404, whatever the address looks like. */
function readPages() {
  const pages = new Map();
  for (const file of readdirSync(site, { recursive: true })) {
    const [language, ...path] = file.replaceAll('\\', '/').split('/');
    if (extname(file) !== '.html' || path.length === 0) continue;
    const text = readFileSync(join(site, file), 'utf8');
    const [, about, body] = /^<!--(\{[\s\S]*?\})-->\n([\s\S]*)$/.exec(text);
    const address = path.join('/').replace(/(^|\/)index\.html$|\.html$/, '');
    pages.set(href(language, `/${address}`), { language, address: `/${address}`, body, ...JSON.parse(about) });
  }
  return pages;
}

const services = [
  ['home', '/'],
  ['parking', '/permits/done'],
  ['waste', '/waste/collection'],
  ['library', '/library/card'],
];
const item = (text, to, current, more = '') => `<li><a href="${to}"${more}${current ? ' aria-current="page"' : ''}>${text}</a></li>`;
const href = (language, address) => (language === source ? address : `/${language}${address === '/' ? '' : address}`);

/**
 * Serves Port Ellery's website.
 * @param {{ port?: number, host?: string, earshot: string, key: string }} options the Earshot server's address and a publishable key
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function serveCity({ port = 4401, host = '127.0.0.1', earshot, key }) {
  const pages = readPages();
  const layout = readFileSync(join(site, 'layout.template'), 'utf8');
  const words = JSON.parse(readFileSync(join(site, 'words.json'), 'utf8'));
  const assets = new Map(readdirSync(join(site, 'assets')).map((name) => [`/assets/${name}`, readFileSync(join(site, 'assets', name))]));
  const origin = new URL(earshot).origin;
  const headers = {
    // All that Earshot needs of a page's policy is its own origin, twice.
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${origin}`,
      `connect-src ${origin}`,
      "style-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };

  const draw = (page) => {
    const said = words[page.language];
    const link = (address) => href(page.language, address);
    const languages = Object.keys(words)
      .filter((language) => pages.has(href(language, page.address)))
      .map((language) =>
        item(
          words[language].autonym,
          href(language, page.address),
          language === page.language,
          ` lang="${language}" hreflang="${language}"`,
        ),
      );
    const trail = [[said.home, link('/')], ...(page.crumbs ?? [])].map(([text, to]) => (to ? item(text, to, false) : `<li>${text}</li>`));
    const crumbs = page.address === '/' ? '' : `<nav class="crumbs" aria-label="${said.crumbs}"><ol>${trail.join('')}</ol></nav>`;
    const target = page.target ? ` data-target="${quoted(page.target)}"` : '';
    return fill(layout, {
      ...said,
      homeLink: link('/'),
      services: services.map(([name, to]) => item(said[name], link(to), to === page.address)).join(''),
      language: page.language,
      direction: page.language === 'ar' ? 'rtl' : 'ltr',
      title: quoted(page.title === said.name ? page.title : `${page.title} – ${said.name}`),
      languages: languages.join(''),
      crumbs,
      body: page.body,
      tag: page.silent ? '' : `<script async src="${quoted(`${origin}/earshot.js`)}" data-key="${quoted(key)}"${target}></script>`,
    });
  };

  const server = createServer((request, response) => {
    const send = (status, type, body, more = {}) => {
      response.writeHead(status, { ...headers, 'content-type': type, ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(405, 'text/plain; charset=utf-8', 'Only pages to read here.\n', { allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url ?? '/', 'http://city');
    const asset = assets.get(pathname);
    if (asset) return send(200, types[extname(pathname)] ?? 'application/octet-stream', asset, { 'cache-control': 'max-age=300' });
    const page = pages.get(pathname);
    if (page && !page.silent) return send(200, types['.html'], draw(page), { 'content-language': page.language });
    if (/.\/$/.test(pathname) && pages.has(pathname.replace(/\/+$/, '')))
      return send(301, 'text/plain', '', { location: pathname.replace(/\/+$/, '') });
    const language = Object.keys(words).find((tag) => pathname === `/${tag}` || pathname.startsWith(`/${tag}/`)) ?? source;
    return send(404, types['.html'], draw(pages.get(href(language, '/404')) ?? pages.get('/404')));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: address.port,
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await serveCity({
    port: Number(process.env.PORT ?? 4401),
    earshot: process.env.EARSHOT ?? 'http://localhost:4400',
    key: process.env.EARSHOT_KEY ?? '',
  });
  console.log(`Port Ellery: ${url}`);
}
