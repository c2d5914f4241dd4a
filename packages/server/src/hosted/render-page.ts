import { type FunctionComponent, h } from 'preact';
import { render } from 'preact-render-to-string';

/** Nothing but our own style and our own form; no script at all, and no frame around it. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** What every page of ours carries: it is not kept, not indexed, and runs nothing. */
export const pageHeaders = { 'cache-control': 'no-store', 'content-security-policy': pagePolicy, 'x-robots-tag': 'noindex' } as const;

/** A page as it goes over the wire. */
export const renderPage = <P extends object>(Page: FunctionComponent<P>, props: P): string => `<!doctype html>${render(h(Page, props))}`;
