/** Words that call for help at once, by language: drafts until somebody who knows the language and the work has read them. */

import am from './urgent/am.json' with { type: 'json' };
import ar from './urgent/ar.json' with { type: 'json' };
import bg from './urgent/bg.json' with { type: 'json' };
import bn from './urgent/bn.json' with { type: 'json' };
import cs from './urgent/cs.json' with { type: 'json' };
import cy from './urgent/cy.json' with { type: 'json' };
import da from './urgent/da.json' with { type: 'json' };
import de from './urgent/de.json' with { type: 'json' };
import el from './urgent/el.json' with { type: 'json' };
import en from './urgent/en.json' with { type: 'json' };
import es from './urgent/es.json' with { type: 'json' };
import es419 from './urgent/es-419.json' with { type: 'json' };
import et from './urgent/et.json' with { type: 'json' };
import fa from './urgent/fa.json' with { type: 'json' };
import fi from './urgent/fi.json' with { type: 'json' };
import fr from './urgent/fr.json' with { type: 'json' };
import ga from './urgent/ga.json' with { type: 'json' };
import he from './urgent/he.json' with { type: 'json' };
import hi from './urgent/hi.json' with { type: 'json' };
import hr from './urgent/hr.json' with { type: 'json' };
import ht from './urgent/ht.json' with { type: 'json' };
import hu from './urgent/hu.json' with { type: 'json' };
import id from './urgent/id.json' with { type: 'json' };
import it from './urgent/it.json' with { type: 'json' };
import ja from './urgent/ja.json' with { type: 'json' };
import ko from './urgent/ko.json' with { type: 'json' };
import lt from './urgent/lt.json' with { type: 'json' };
import lv from './urgent/lv.json' with { type: 'json' };
import mt from './urgent/mt.json' with { type: 'json' };
import nl from './urgent/nl.json' with { type: 'json' };
import pa from './urgent/pa.json' with { type: 'json' };
import pl from './urgent/pl.json' with { type: 'json' };
import pt from './urgent/pt.json' with { type: 'json' };
import ro from './urgent/ro.json' with { type: 'json' };
import ru from './urgent/ru.json' with { type: 'json' };
import sk from './urgent/sk.json' with { type: 'json' };
import sl from './urgent/sl.json' with { type: 'json' };
import so from './urgent/so.json' with { type: 'json' };
import sv from './urgent/sv.json' with { type: 'json' };
import sw from './urgent/sw.json' with { type: 'json' };
import ta from './urgent/ta.json' with { type: 'json' };
import th from './urgent/th.json' with { type: 'json' };
import tl from './urgent/tl.json' with { type: 'json' };
import tr from './urgent/tr.json' with { type: 'json' };
import uk from './urgent/uk.json' with { type: 'json' };
import ur from './urgent/ur.json' with { type: 'json' };
import vi from './urgent/vi.json' with { type: 'json' };
import zhHans from './urgent/zh-Hans.json' with { type: 'json' };
import zhHant from './urgent/zh-Hant.json' with { type: 'json' };

/** One language's list. A word that ends in `*` may end in any way; accents, capitals and punctuation do not matter. */
export interface UrgentList {
  status: string;
  words: readonly string[];
  /** Who read it last, once it is `reviewed`. */
  by?: string;
  at?: string;
}

/** Lists by language tag. */
export const urgentWords: Readonly<Record<string, UrgentList>> = {
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
