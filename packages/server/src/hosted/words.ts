import { pickLanguage } from '@earshot/model/rules';
import { createWords, type Words } from '@earshot/widget/locales';
import { stringsIn } from '../strings.ts';
import am from './locales/am.json' with { type: 'json' };
import ar from './locales/ar.json' with { type: 'json' };
import bg from './locales/bg.json' with { type: 'json' };
import bn from './locales/bn.json' with { type: 'json' };
import cs from './locales/cs.json' with { type: 'json' };
import cy from './locales/cy.json' with { type: 'json' };
import da from './locales/da.json' with { type: 'json' };
import de from './locales/de.json' with { type: 'json' };
import el from './locales/el.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import es419 from './locales/es-419.json' with { type: 'json' };
import et from './locales/et.json' with { type: 'json' };
import fa from './locales/fa.json' with { type: 'json' };
import fi from './locales/fi.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import ga from './locales/ga.json' with { type: 'json' };
import he from './locales/he.json' with { type: 'json' };
import hi from './locales/hi.json' with { type: 'json' };
import hr from './locales/hr.json' with { type: 'json' };
import ht from './locales/ht.json' with { type: 'json' };
import hu from './locales/hu.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import it from './locales/it.json' with { type: 'json' };
import ja from './locales/ja.json' with { type: 'json' };
import ko from './locales/ko.json' with { type: 'json' };
import lt from './locales/lt.json' with { type: 'json' };
import lv from './locales/lv.json' with { type: 'json' };
import mt from './locales/mt.json' with { type: 'json' };
import nl from './locales/nl.json' with { type: 'json' };
import pa from './locales/pa.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import pt from './locales/pt.json' with { type: 'json' };
import ro from './locales/ro.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import sk from './locales/sk.json' with { type: 'json' };
import sl from './locales/sl.json' with { type: 'json' };
import so from './locales/so.json' with { type: 'json' };
import sv from './locales/sv.json' with { type: 'json' };
import sw from './locales/sw.json' with { type: 'json' };
import ta from './locales/ta.json' with { type: 'json' };
import th from './locales/th.json' with { type: 'json' };
import tl from './locales/tl.json' with { type: 'json' };
import tr from './locales/tr.json' with { type: 'json' };
import uk from './locales/uk.json' with { type: 'json' };
import ur from './locales/ur.json' with { type: 'json' };
import vi from './locales/vi.json' with { type: 'json' };
import zhHans from './locales/zh-Hans.json' with { type: 'json' };
import zhHant from './locales/zh-Hant.json' with { type: 'json' };

/** What only a page of its own has to say, beside the strings of the widget. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  am,
  ar,
  bg,
  bn,
  cs,
  cy,
  da,
  de,
  el,
  en,
  es,
  'es-419': es419,
  et,
  fa,
  fi,
  fr,
  ga,
  he,
  hi,
  hr,
  ht,
  hu,
  id,
  it,
  ja,
  ko,
  lt,
  lv,
  mt,
  nl,
  pa,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  so,
  sv,
  sw,
  ta,
  th,
  tl,
  tr,
  uk,
  ur,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** Says the interface strings of a language, English where it is not translated. */
export const wordsIn = (language: string): Words =>
  createWords({ ...stringsIn(language), ...en, ...own[pageLanguage(language)] }, language);

/** The language of a page that belongs to no survey. */
export const pageLanguage = (wanted: string | null): string => pickLanguage([wanted], Object.keys(own), 'en');
