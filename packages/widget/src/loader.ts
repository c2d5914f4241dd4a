import type { SiteOffers } from '@earshot/model';
import { whyNot } from './ask/eligible.ts';
import { files } from './ask/files.ts';
import { languages } from './ask/language.ts';
import { preload } from './ask/preload.ts';
import { asksPrivacy } from './ask/privacy.ts';
import { reserve } from './ask/reserve.ts';
import type { Coming, Site } from './ask/site.ts';
import { readTag } from './ask/tag.ts';
import { recall } from './ask/wait.ts';

/** `earshot('on', 'submitted', listener)` and the like. */
type Command = [name: string, what?: unknown, then?: unknown];
interface Global {
  (...command: Command): unknown;
  /** Commands given before this script came. */
  q?: Command[];
  /** Set by this script: a tag manager may insert it twice. */
  v?: number;
}
declare global {
  interface Window {
    earshot?: Global;
  }
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}

/**
 * Decides whether a survey is due now, and shows it. Everything that has to wait, and every command, is a matter of `ask/ask.ts`, which
 * comes with the first of them: a page that asks nothing pays for nothing.
 */
function begin(script: HTMLScriptElement): void {
  const tag = readTag(script);
  const { url, target } = tag;
  const queued = window.earshot?.q ?? [];
  const get: Site['get'] = async (address, options) => {
    const reply = await fetch(`${url}v1/${address}`, options);
    if (!reply.ok) throw reply.status;
    return reply.json();
  };
  // Before all else, so that everything else is done while it is on its way.
  const offers = get<SiteOffers>(`sites/${tag.key}/surveys`).catch((status) => {
    site.trouble = status;
    if (status < 500) console.warn('Earshot: data-key is unknown');
    return { agency: '', surveys: [] };
  });
  const storage = asksPrivacy() || tag.storage !== 'after-action' ? 'none' : undefined;
  if (target) tag.mode = 'inline';
  let asking: Promise<(...command: Command) => unknown> | undefined;
  const file = async (name: 'ask' | 'draw') => {
    const href = `${url}${files.path}${name}.js`;
    await preload(href, files[name]);
    return import(/* @vite-ignore */ href);
  };
  // The tag says outright that a survey stands here: its room is kept from the start.
  const host = tag.mode === 'inline' ? reserve(target && document.querySelector(target), script) : undefined;
  const site: Site = {
    ...tag,
    // The first look into a device's storage may hold up a slow one for 80 ms: while the offers are on their way that costs nothing.
    ...recall(storage),
    storage,
    script,
    host,
    dice: Math.random(),
    path: '',
    standings: {},
    fetched: Date.now(),
    get,
    drawing: () => file('draw'),
    whyNot,
    release() {
      site.host?.remove();
      site.host = undefined;
    },
    async show(due, asked) {
      const { id } = due;
      const coming: Coming = {
        due,
        asked,
        path: location.pathname,
        close() {
          site.shown = undefined;
        },
        focus() {
          coming.asked = true;
        },
        load: async (language) => get(`surveys/${(await site.offers).agency}/${id}?lang=${language}`),
      };
      site.shown = coming;
      site.standings[id] = 'shown';
      try {
        const [{ present }, survey] = await Promise.all([site.drawing(), coming.load(languages(site.language, site.host ?? script))]);
        await present(site, coming, survey);
        look();
      } catch {
        site.release();
        site.shown = undefined;
        site.standings[id] = 'failed';
        dispatchEvent(new CustomEvent('earshot:failed', { detail: { survey: id } }));
      }
    },
    offers,
  };
  const run = async (...command: Command) => {
    asking ??= file('ask').then(({ ask }) => ask(site));
    return (await asking)(...command);
  };

  /** Looks at every offer for the page as it is now. */
  const look = async () => {
    const { surveys } = await site.offers;
    if (asking) return earshot('page');
    const { pathname } = location;
    if (site.shown || site.path === pathname) return;
    site.path = pathname;
    site.standings = {};
    const reasons = surveys.map((each) => whyNot(each, site));
    const due = surveys[reasons.indexOf(undefined)];
    if (due && !due.offer.after) site.show(due);
    // It may wait for something; and nothing says when a dialog of the page closes.
    else if (due || reasons.includes('dialog')) earshot('page');
    else site.release();
  };
  /** The page may have moved on without loading. It draws its new content first; a survey nobody has begun takes itself away. */
  const moved = () => setTimeout(look);

  const earshot: Global = (name, what, then) => {
    if (name === 'on') addEventListener(`earshot:${what}`, then as EventListener);
    else return run(name, what, then).catch(() => {});
  };
  earshot.v = 1;
  window.earshot = earshot;
  for (const each of queued) earshot(...each);
  window.navigation?.addEventListener('navigatesuccess', moved);
  addEventListener('popstate', moved);
  addEventListener('click', (event) => {
    const link = (event.composedPath() as HTMLAnchorElement[]).find(({ dataset }) => dataset?.earshotOpen !== undefined);
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Where the survey cannot be opened here, the link leads where it always did.
    run('open', link.dataset.earshotOpen, link).catch(() => link.href && location.assign(link.href));
  });
  if (site.kept) earshot('resend');
  look();
}

try {
  if (!window.earshot?.v) begin(document.currentScript as HTMLScriptElement);
} catch {
  // Whatever happens here, the page goes on.
}
