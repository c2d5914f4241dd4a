import type { SaidSurvey, SiteOffers } from '@earshot/model';
import { afterSeconds } from './ask/delay.ts';
import { drawing } from './ask/drawing.ts';
import { type SurveyOffer, whyNot } from './ask/eligible.ts';
import { languageFor } from './ask/language.ts';
import { preload } from './ask/preload.ts';
import { reserve } from './ask/reserve.ts';
import { readTag } from './ask/tag.ts';
import { recall, remember } from './ask/wait.ts';
import type { Drawn, Order } from './order.ts';

/** `earshot('on', 'submitted', listener)` and the like. */
type Command = [name: string, what?: string, then?: (event: Event) => void];
interface Global {
  (...command: Command): void;
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

/** Seconds to wait for a dialog of the page before looking again. */
const DIALOG = 3;

function begin(script: HTMLScriptElement): void {
  const tag = readTag(script);
  const { url, target, survey } = tag;
  const find = () => target && document.querySelector(target);
  const queued = window.earshot?.q ?? [];
  const storage = navigator.globalPrivacyControl || navigator.doNotTrack === '1' ? 'none' : 'after-action';
  const remembered = recall(storage);
  const page = { survey, dice: Math.random(), acts: remembered.acts, touchpoints: [] as string[], path: '' };
  const reasons: Record<string, string> = {};
  let trouble = 'still loading';
  let shown: Drawn | true | undefined;
  let stop = () => {};
  // The tag says outright that a survey stands here: its room is kept from the start.
  let host = target || tag.mode === 'inline' ? reserve(find() || null, script) : undefined;

  const get = async <T>(address: string): Promise<T> => {
    const reply = await fetch(`${url}/v1/${address}`, { credentials: 'omit' });
    if (!reply.ok) throw reply.status;
    return reply.json();
  };
  const drawingCode = async (): Promise<typeof import('./draw.tsx')> => {
    const href = url + drawing.path;
    await preload(href, drawing.integrity);
    return import(/* @vite-ignore */ href);
  };
  const modeOf = ({ offer }: SurveyOffer) => (target ? 'inline' : (tag.mode ?? offer.mode));
  const orderOf = (id: string) => ({
    ...tag,
    storage,
    on(moment: Parameters<Order['on']>[0]) {
      if (moment === 'closed') shown = undefined;
      else {
        if (moment === 'acted') page.acts[id] = Date.now();
        else remembered.kept = moment === 'kept';
        remember(storage, remembered);
      }
    },
  });
  const offered = get<SiteOffers>(`sites/${tag.key}/surveys`);
  const release = () => {
    host?.remove();
    host = undefined;
  };

  const show = async (due: SurveyOffer, asked?: boolean) => {
    const { id } = due;
    const { path } = page;
    const mode = modeOf(due);
    stop();
    shown = true;
    reasons[id] = 'is on the page';
    try {
      const { agency } = await offered;
      const load = (language: string) => get<SaidSurvey>(`surveys/${agency}/${id}?lang=${language}`);
      const [{ draw }, survey] = await Promise.all([drawingCode(), load(languageFor(tag.language, find() || script, due))]);
      shown = await draw({ ...orderOf(id), survey, host: mode === 'inline' ? host : undefined, script, mode, asked, load });
      host = undefined;
      if (!asked && path !== location.pathname) {
        shown.close();
        consider();
      }
    } catch (error) {
      release();
      shown = undefined;
      reasons[id] = `could not be shown (${error})`;
      dispatchEvent(new CustomEvent('earshot:failed', { detail: { survey: id } }));
    }
  };

  /** Looks at every offer for the page as it is now; the first that is due is shown, after its delay. */
  const consider = async () => {
    const { surveys } = await offered;
    if (shown) return;
    stop();
    page.path = location.pathname;
    const isDue = (each: SurveyOffer) => {
      const dialog = modeOf(each) === 'popover' && !!document.querySelector('dialog[open],[aria-modal=true]');
      const not = whyNot(each, { ...page, dialog, now: Date.now() });
      reasons[each.id] = not ?? 'is due';
      if (dialog) stop = afterSeconds(DIALOG, consider);
      return !not;
    };
    const due = surveys.filter(isDue)[0];
    if (due) {
      const seconds = due.offer.after?.seconds;
      if (!seconds) return show(due);
      reasons[due.id] = 'waits for its delay';
      stop = afterSeconds(seconds, () => isDue(due) && show(due));
    } else release();
  };

  /** The page moved on without loading. It draws its new content first; a survey nobody has begun takes itself away. */
  const moved = () => location.pathname !== page.path && setTimeout(consider);

  const commands: Record<string, (what?: string, then?: (event: Event) => void) => unknown> = {
    open: async (id) => {
      const wanted = (await offered).surveys.find((each) => each.state === 'live' && (!id || each.id === id));
      if (shown) shown !== true && shown.focus();
      else if (wanted) show(wanted, true);
    },
    close: () => shown && shown !== true && shown.close(),
    page: consider,
    touchpoint(kind) {
      page.touchpoints.push(kind!);
      consider();
    },
    on: (name, then) => addEventListener(`earshot:${name}`, then!),
    why: () => console.info('Earshot:', Object.entries(reasons).join('; ') || trouble),
  };
  const earshot: Global = (name, ...rest) => {
    commands[name]?.(...rest);
  };
  earshot.v = 1;
  window.earshot = earshot;
  for (const each of queued) earshot(...each);
  if ('navigation' in window) navigation.addEventListener('navigatesuccess', moved);
  else addEventListener('popstate', moved);

  offered.then(
    ({ surveys }) => {
      trouble = 'this site offers no survey';
      consider();
      if (survey && !surveys.some(({ id }) => id === survey)) console.warn('Earshot: this site has no survey', survey);
      if (remembered.kept)
        drawingCode().then(
          ({ resend }) => resend(orderOf('')),
          () => {},
        );
    },
    (status) => {
      release();
      trouble = `no list of surveys (${status})`;
      if (status < 500) console.warn('Earshot: is data-key right?', status);
    },
  );
}

const script = document.currentScript ?? document.querySelector('script[src*="/earshot.js"]');
try {
  if (!window.earshot?.v) begin(script as HTMLScriptElement);
} catch {
  // Whatever happens here, the page goes on.
}
