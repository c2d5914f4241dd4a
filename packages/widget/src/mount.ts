import type { Mode, SaidSurvey } from '@earshot/model';
import { recall, remember } from './ask/wait.ts';
import { deliveryTo } from './deliver.ts';
import { draw } from './draw.tsx';
import type { Drawn, Order } from './order.ts';

type Look = 'neutral' | 'govuk' | 'uswds' | 'dsfr' | 'contrast';
type Side = 'light' | 'dark' | 'auto';
/** What `data-theme` may say. */
export type SurveyTheme = Look | Side | `${Look} ${Side}`;

/** What `mount` and `open` need to know. */
export interface MountOptions {
  /** Where the server is, for example `https://feedback.city.gov`. */
  url: string;
  /** A publishable key: `pk_<agency>_…`. */
  key: string;
  /** The survey's id. */
  survey: string;
  /** @default the nearest `lang` around the target, else the survey's source */
  language?: string;
  /** @default "inline" for `mount`, "popover" for `open` */
  mode?: Mode;
  /**
   * A look, a side, or both: `govuk`, `dark`, `dsfr dark`. `auto` follows the reader's setting.
   * @default the survey's look, else "neutral"; "auto" on pages that declare a dark `color-scheme`, else "light"
   */
  theme?: SurveyTheme;
  /** The token of a stored touchpoint; the person may send without it. */
  reference?: string;
  /** Marks answers as tests. @default false */
  test?: boolean;
  /** `none` keeps nothing on the device. @default "after-action", and "none" where the browser asks for privacy (GPC, DNT) */
  storage?: 'none' | 'after-action';
}

const mounted = new Set<Drawn>();
/** As what remembers things wants it: `none`, or nothing said. */
const unkept = (storage: MountOptions['storage']) => (storage === 'none' ? storage : undefined);

/**
 * Draws one survey, without asking whether it is due: the page has decided. For the site's own offers use the script tag.
 * @param target the element, or a selector of it, that takes an inline survey
 * @throws when the survey cannot be fetched, or no element matches
 */
export async function mount(target: Element | string, options: MountOptions): Promise<Drawn> {
  const place = typeof target === 'string' ? document.querySelector(target) : target;
  if (!place) throw new Error(`Earshot: no element matches ${target}`);
  const { url, key, survey, mode = 'inline', language, theme, reference, test } = options;
  const base = url.replace(/\/?$/, '/');
  // The agency's id stands in the key: pk_<agency>_<random>.
  const agency = key.split('_')[1];
  const load = async (wanted: string): Promise<SaidSurvey> => {
    const reply = await fetch(`${base}v1/surveys/${agency}/${survey}?lang=${wanted}`);
    if (!reply.ok) throw new Error(`Earshot: the server answered ${reply.status} for survey ${survey}`);
    return reply.json();
  };
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  // Whether the survey has the language is for the server to say: it falls back to the survey's own.
  const around = place.closest('[lang]')?.getAttribute('lang') ?? '';
  const said = await load(language ?? around);
  // An element of that name is the survey's own place.
  const own = place instanceof HTMLElement && place.localName === 'earshot-survey' ? place : undefined;
  const host = own ?? document.createElement('earshot-survey');
  if (!own) (['inline', 'page', 'kiosk'].includes(mode) ? place : document.body).append(host);
  const storage = globalPrivacyControl || doNotTrack === '1' ? 'none' : options.storage;
  const on: Order['on'] = (moment) => {
    if (moment === 'closed') mounted.delete(drawn);
    else if (moment !== 'acted') remember({ storage: unkept(storage), acts: {}, kept: moment === 'kept' });
  };
  // What an earlier page could not send need not wait for another answer.
  if (recall(unkept(storage)).kept) deliveryTo({ url: base, key, storage, on }).begin();
  const drawn = await draw({
    url: base,
    key,
    survey: said,
    host,
    mode,
    storage,
    theme,
    reference,
    test: test ? '' : undefined,
    asked: mode === 'popover' || mode === 'modal',
    load,
    on,
  });
  mounted.add(drawn);
  return drawn;
}

/** Opens one survey over the page because the person asked for it: the focus moves in, and back when it closes. */
export const open = (options: MountOptions): Promise<Drawn> => mount(document.body, { mode: 'popover', ...options });

/** Takes every mounted survey off the page. */
export const close = (): void => {
  for (const drawn of mounted) drawn.close();
};
