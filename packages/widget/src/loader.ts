import type { SaidSurvey, SiteOffers } from '@earshot/model';
import { afterSeconds } from './ask/delay.ts';
import { drawing } from './ask/drawing.ts';
import { type SurveyOffer, whyNot } from './ask/eligible.ts';
import { languageFor } from './ask/language.ts';
import { preload } from './ask/preload.ts';
import { reserve } from './ask/reserve.ts';
import { readTag } from './ask/tag.ts';
import { recall, remember } from './ask/wait.ts';
import type { Standing } from './ask/why.ts';
import type { Drawn, Order } from './order.ts';

/** `earshot('on', 'submitted', listener)` and the like. */
type Command = [name: string, what?: string, then?: (event: Event) => void];
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

function begin(script: HTMLScriptElement): void {
  const tag = readTag(script);
  const { url, target } = tag;
  const mode = target ? 'inline' : tag.mode;
  const queued = window.earshot?.q ?? [];
  const storage: Order['storage'] = navigator.globalPrivacyControl || navigator.doNotTrack === '1' ? 'none' : undefined;
  const remembered = recall(storage);
  const page = {
    survey: tag.survey,
    dice: Math.random(),
    acts: remembered.acts,
    touchpoints: [undefined] as (string | undefined)[],
    path: location.pathname,
  };
  const standings: Record<string, Standing> = {};
  /** What kept the list of surveys from coming. */
  let trouble: unknown;
  let shown: Pick<Drawn, 'close' | 'focus'> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  // The tag says outright that a survey stands here: its room is kept from the start.
  let host = mode === 'inline' ? reserve(target && document.querySelector(target), script) : undefined;

  const get = async <T>(address: string): Promise<T> => {
    const reply = await fetch(`${url}v1/${address}`);
    if (!reply.ok) throw reply.status;
    return reply.json();
  };
  const drawingCode = async (): Promise<typeof import('./draw.tsx')> => {
    const href = url + drawing.path;
    await preload(href, drawing.integrity);
    return import(/* @vite-ignore */ href);
  };
  const modeOf = ({ offer }: SurveyOffer) => mode ?? offer.mode;
  const orderOf = (id: string) => ({
    ...tag,
    storage,
    on(moment: Parameters<Order['on']>[0]) {
      if (moment === 'closed') {
        shown = undefined;
        return;
      }
      if (moment === 'acted') page.acts[id] = Date.now();
      else remembered.kept = moment === 'kept';
      remember(storage, remembered);
    },
  });
  const offered = get<SiteOffers>(`sites/${tag.key}/surveys`);
  const release = () => {
    host?.remove();
    host = undefined;
  };

  const show = async (due: SurveyOffer, asked?: boolean) => {
    const { id } = due;
    clearInterval(timer);
    // Stands for the survey while it is on its way.
    shown = { close() {}, focus() {} };
    standings[id] = 'shown';
    try {
      const { agency } = await offered;
      const load = (language: string) => get<SaidSurvey>(`surveys/${agency}/${id}?lang=${language}`);
      const [{ draw }, survey] = await Promise.all([drawingCode(), load(languageFor(tag.language, host ?? script, due))]);
      shown = await draw({ ...orderOf(id), survey, host, script, mode: modeOf(due), asked, load });
      host = undefined;
      // The page moved on while the survey was on its way.
      if (page.path !== location.pathname) shown.close();
    } catch {
      release();
      shown = undefined;
      standings[id] = 'failed';
      dispatchEvent(new CustomEvent('earshot:failed', { detail: { survey: id } }));
    }
  };

  /** Looks at every offer for the page as it is now; the first that is due is shown, after its delay. */
  const consider = async () => {
    const { surveys } = await offered;
    if (shown) return;
    clearInterval(timer);
    page.path = location.pathname;
    const isDue = (each: SurveyOffer) => {
      const dialog = modeOf(each) === 'popover' && document.querySelector('dialog[open],[aria-modal=true]');
      const not = whyNot(each, { ...page, dialog });
      standings[each.id] = not ?? 'due';
      // Looks again in a while: nothing says when a dialog of the page closes.
      if (dialog) timer = afterSeconds(3, consider);
      return !not;
    };
    const [due] = surveys.filter(isDue);
    if (!due) return release();
    const seconds = due.offer.after?.seconds;
    if (!seconds) return show(due);
    standings[due.id] = 'delay';
    timer = afterSeconds(seconds, () => isDue(due) && show(due));
  };

  /** The page moved on without loading. It draws its new content first; a survey nobody has begun takes itself away. */
  const moved = () => location.pathname !== page.path && setTimeout(consider);

  const commands: Record<string, (what?: string, then?: (event: Event) => void) => unknown> = {
    open: async (id) => {
      const wanted = (await offered).surveys.find((each) => each.state === 'live' && (!id || each.id === id));
      if (shown) shown.focus();
      else if (wanted) show(wanted, true);
    },
    close: () => shown?.close(),
    page: consider,
    touchpoint(kind) {
      page.touchpoints.push(kind);
      consider();
    },
    on: (name, then) => addEventListener(`earshot:${name}`, then!),
    why: async () => (await drawingCode()).why(standings, trouble),
  };
  const earshot: Global = (name, ...rest) => commands[name]?.(...rest);
  earshot.v = 1;
  window.earshot = earshot;
  for (const each of queued) earshot(...each);
  window.navigation?.addEventListener('navigatesuccess', moved);
  addEventListener('popstate', moved);

  offered.then(
    () => {
      consider();
      if (remembered.kept)
        drawingCode().then(
          ({ resend }) => resend(orderOf('')),
          () => {},
        );
    },
    (status) => {
      release();
      trouble = status;
      if (status < 500) console.warn('Earshot: data-key is unknown');
    },
  );
}

try {
  if (!window.earshot?.v) begin(document.currentScript as HTMLScriptElement);
} catch {
  // Whatever happens here, the page goes on.
}
