import { readFileSync } from 'node:fs';

/** A page that a survey stands on; `{tag}` says where its tag goes. */
interface HostPage {
  html: string;
  /** What it brings of its own, by path. */
  files: Readonly<Record<string, { type: string; body: string | Buffer }>>;
}

const govuk = (file: string): Buffer => readFileSync(new URL(`../node_modules/govuk-frontend/dist/govuk/${file}`, import.meta.url));
const watch = '<script src="/watch.js"></script>';

/** The hardest case: nothing but words, which a browser shows at once, so that whatever is added weighs as much as it can. */
const bare: HostPage = {
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Permit</title>${watch}<h1>Your permit is ready</h1>${'<p>You can print it or keep it on your phone.</p>'.repeat(20)}<div id="survey"></div>{tag}</html>`,
  files: {},
};

const details = `<h2 class="govuk-heading-m">What happens next</h2><p class="govuk-body">You can print it or keep it on your phone.</p>
<dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Name</dt>
<dd class="govuk-summary-list__value">Sarah Philips</dd></div></dl>`;

/** The end of a service as agencies have it: the style sheet and the script of GOV.UK Frontend, nothing else. */
const agency: HostPage = {
  html: `<!doctype html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>Permit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/govuk.css">${watch}</head>
<body class="govuk-template__body js-enabled govuk-frontend-supported">
<a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<div class="govuk-width-container"><main id="main" class="govuk-main-wrapper"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">Your permit is ready</h1>
<div class="govuk-panel__body">Your reference number<br><strong>HDJ2123F</strong></div></div>
${details.repeat(8)}<div id="survey"></div></div></div></main></div>{tag}
<script type="module">import { initAll } from '/govuk.js'; initAll();</script></body></html>`,
  files: {
    '/govuk.css': { type: 'text/css', body: govuk('govuk-frontend.min.css') },
    '/govuk.js': { type: 'text/javascript', body: govuk('govuk-frontend.min.js') },
  },
};

export const pages = { bare, agency };
