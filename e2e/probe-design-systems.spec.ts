import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { earshot, root } from './command.ts';
import { startHost, strictPolicy, watchBreaches } from './host-site.ts';
import { expect, openPage, test } from './stage.ts';

test.describe.configure({ timeout: 180_000 });

/** Style sheets of other people's pages: where they lie under node_modules, and one of ours that means harm. */
const sheets: Record<string, string> = {
  'GOV.UK': 'govuk-frontend/dist/govuk/govuk-frontend.min.css',
  USWDS: '@uswds/uswds/dist/css/uswds.min.css',
  DSFR: '@gouvfr/dsfr/dist/dsfr.min.css',
  hostile: '',
};
const hostile = `
  * { all: unset; box-sizing: content-box !important; color: red !important; font-size: 9px !important; line-height: 1 !important; text-transform: uppercase !important; transition: all 5s !important }
  *::before { content: "!" !important; position: fixed !important; inset: 0 !important; pointer-events: none !important }
  html { font-size: 10px; direction: rtl }
  body { display: block; text-align: end; text-indent: 4em; white-space: pre; cursor: wait; font-weight: 900; font-style: italic; visibility: visible; list-style: square; color-scheme: light }
  label, fieldset, legend, section, form, button, input { display: none !important; opacity: 0 !important; float: inline-end !important }
  earshot-survey { color: red; text-transform: uppercase; font-weight: 100 }
  #here { display: block; inline-size: 640px !important; direction: ltr }
  .card, .row, .prompt, .primary, .actions { background: red !important; border: 9px solid lime !important; padding: 99px !important }
`;

/** A page of the agency with a form of its own, and shortcuts of one key. */
const host = (sheet: string, tag: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Your permit is ready</title>
${sheet}<link rel="stylesheet" href="/place.css"><script src="/shortcuts.js"></script></head>
<body class="govuk-template__body"><main class="govuk-main-wrapper">
<h1 class="govuk-heading-xl fr-h1">Your permit is ready</h1>
<p class="govuk-body usa-intro">It is valid from <a class="govuk-link usa-link fr-link" href="#today">today</a>.</p>
<ul class="govuk-list usa-list"><li>one</li><li>two</li></ul>
<fieldset class="govuk-fieldset usa-fieldset fr-fieldset"><legend>Yours?</legend>
<label class="govuk-label usa-label fr-label">Name <input class="govuk-input usa-input fr-input"></label>
<textarea class="govuk-textarea usa-textarea"></textarea></fieldset>
<button class="govuk-button usa-button fr-btn">Save</button>
<div class="card"><p class="prompt">A card of the page</p><div class="row actions">A row</div><button class="primary quiet">Theirs</button></div>
<div id="here"></div></main>${tag}</body></html>`;

const properties =
  'align-items animation-name appearance background-color background-image border-block-end-color border-block-end-style border-block-end-width border-inline-start-width border-start-start-radius box-shadow box-sizing color cursor direction display float font-size font-style font-variant-caps font-weight line-height list-style-type margin-block-start margin-block-end margin-inline-start opacity outline-style padding-block-start padding-inline-start position text-align text-decoration-line text-indent text-shadow text-transform transition-duration vertical-align visibility white-space-collapse writing-mode z-index'.split(
    ' ',
  );
const inside = [
  '.card',
  'form',
  'fieldset',
  'legend',
  '.prompt',
  '.rows',
  '.row',
  '.row input',
  '.word',
  '.actions',
  '.primary',
  '.quiet',
  '.foot',
];

/** What the browser makes of the first of each selector, in the survey's shadow root. */
const styleInside = (page: Page) =>
  page.locator('earshot-survey').evaluate(
    ({ shadowRoot }, [selectors, names]) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const element = shadowRoot!.querySelector(selector);
          const style = element && getComputedStyle(element);
          const before = element && getComputedStyle(element, '::before').content;
          return [selector, style && { before, ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])) }];
        }),
      ),
    [inside, properties] as const,
  );
/** The whole computed style of every element of the page itself, and where it stands. */
const styleOutside = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body, main, h1, p, a, ul, li, fieldset, legend, label, input, textarea, button, .card, .row')].map(
      (element) => {
        const style = getComputedStyle(element);
        const sizes = /^(block-size|height|perspective-origin|transform-origin|inset-block.*|bottom|top)$/;
        const isAround = element.matches('html, body, main');
        return [
          element.outerHTML.slice(0, 40).replace(/\s+/g, ' '),
          ...[...style].filter((name) => !(isAround && sizes.test(name))).map((name) => `${name}: ${style.getPropertyValue(name)}`),
        ].join('\n');
      },
    ),
  );

for (const [name, path] of Object.entries(sheets)) {
  test(`on a page in the style of ${name} nothing leaks in or out, no shortcut fires, no policy is broken`, async ({
    world,
    browserName,
  }) => {
    const css = path ? readFileSync(join(root, 'node_modules', path), 'utf8') : hostile;
    let key = '';
    const tag = () =>
      `<script async src="${world.earshot}/earshot.js" data-key="${key}" data-survey="parking-permit-done" data-target="#here"></script>`;
    const link = '<link rel="stylesheet" href="/sheet.css">';
    const pages: Record<string, () => string> = {
      '/bare': () => host('', tag()),
      '/styled': () => host(link, tag()),
      '/without': () => host(link, ''),
      '/sheet.css': () => css,
      '/place.css': () => 'html { overflow-y: scroll } #here { inline-size: 640px }',
      '/shortcuts.js': () =>
        'window.fired = []; for (const name of ["keydown", "keypress", "keyup"]) document.addEventListener(name, ({ key }) => fired.push(name + " " + key));',
    };
    const site = await startHost((asked) => pages[asked]?.() ?? readFileSync(join(root, 'node_modules', path, '..', asked)));
    site.policy(strictPolicy(world.earshot));
    ({ key } = await earshot<{ key: string }>(
      world.data,
      'key',
      'create',
      ...['--agency', 'port-ellery', '--site', 'probe', '--kind', 'publishable', '--origin', site.url],
    ));
    const { page, close } = await openPage(browserName);
    try {
      const breaches = await watchBreaches(page);
      const row = page.locator('earshot-survey .row').first();

      await page.goto(`${site.url}/bare`);
      await row.waitFor();
      const onBare = await styleInside(page);
      expect(Object.values(onBare).filter((style) => style === null)).toEqual([]);
      const plain = await styleOutside(page);

      await page.goto(`${site.url}/without`);
      const alone = await styleOutside(page);
      // The sheet came, and does something.
      expect(alone).not.toEqual(plain);

      await page.goto(`${site.url}/styled`);
      await row.waitFor();
      expect(await styleInside(page)).toEqual(onBare);
      expect(await styleOutside(page)).toEqual(alone);

      // Somebody answers with the keyboard and writes: the page's own shortcuts hear nothing of it.
      await page.getByRole('radio', { name: 'Very dissatisfied', exact: true }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowDown');
      const next = page.getByRole('button', { name: 'Next', exact: true });
      const field = page.locator('earshot-survey textarea');
      for (let step = 0; step < 6 && (await field.count()) === 0; step++) {
        await next.click();
        await expect(page.locator('earshot-survey .prompt')).toBeVisible();
      }
      await field.focus();
      await page.keyboard.type('s/? k', { delay: 5 });
      expect(await field.inputValue()).toBe('s/? k');
      expect(await page.evaluate(() => (window as unknown as { fired: string[] }).fired)).toEqual([]);
      expect(breaches).toEqual([]);
    } finally {
      await close();
      site.close();
    }
  });
}
