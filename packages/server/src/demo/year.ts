import type { Channel, EarshotEvent, Response, SurveySeen } from '@earshot/model';
import { answersOf } from './answers.ts';
import { type DemoSurvey, dailyWeight, daysUntil, demand, type Language, languages, scoreOf, shareOfDay, timeOfDay } from './people.ts';
import { type Chance, chanceOf } from './random.ts';

/** The most one request may bring. */
const BATCH = 100;

/** Page loads that saw a survey and led to no answer, for each answer on the web. A real page has more; they say nothing new and cost time. */
const VIEWS_BESIDE = 1.2;

const SOURCE = 'https://www.portellery.example';

export interface YearOptions {
  /** The year ends here. */
  now: number;
  /** How many responses in all. */
  answers: number;
  /** @default 1901, the year the lighthouse was lit */
  seed?: number;
  /** The published version of each survey. */
  versions: Readonly<Record<DemoSurvey, number>>;
}

/** Events that arrive together, and when. */
export interface Batch {
  at: number;
  events: EarshotEvent[];
}

const surveys = Object.keys(demand) as DemoSurvey[];

/** Spreads a whole number over weights so that the parts are whole and sum to it. */
export function spread(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let gone = 0;
  let given = 0;
  return weights.map((weight) => {
    gone += weight;
    const part = Math.round((whole * gone) / (sum || 1)) - given;
    given += part;
    return part;
  });
}

/** A year of Port Ellery: what its people saw and answered, in the order of time, a hundred events at once. */
export function* year({ now, answers, seed = 1901, versions }: YearOptions): Generator<Batch, void, undefined> {
  const chance = chanceOf(seed);
  const midnights = daysUntil(now);
  const shares = spread(
    answers,
    surveys.map((survey) => demand[survey].share),
  );
  const plan = surveys.map((survey, i) =>
    spread(
      shares[i]!,
      midnights.map((midnight, day) => dailyWeight(survey, day, midnight, chance) * shareOfDay(midnight, now)),
    ),
  );
  for (const [day, midnight] of midnights.entries()) {
    const happened: EarshotEvent[] = [];
    for (const [i, survey] of surveys.entries()) {
      for (let n = plan[i]![day]!; n > 0; n--) {
        const at = timeOfDay(midnight, now, chance);
        happened.push(...visit({ survey, version: versions[survey], day, at }, chance));
      }
    }
    happened.sort((a, b) => (a.time < b.time ? -1 : 1));
    for (let i = 0; i < happened.length; i += BATCH) {
      const events = happened.slice(i, i + BATCH);
      yield { at: Date.parse(events.at(-1)!.time), events };
    }
  }
}

interface Visit {
  survey: DemoSurvey;
  version: number;
  day: number;
  at: number;
}

/** One answer, and the page loads around it. */
function* visit({ survey, version, day, at }: Visit, chance: Chance): Generator<EarshotEvent> {
  const language: Language = chance.weighted(languages);
  const channel = chance.weighted(demand[survey].channels as Record<Channel, number>);
  const score = scoreOf(survey, day, language, channel, chance);
  yield responseEvent({ survey, version, day, at, language, channel, score }, chance);
  const seen = (furthest: SurveySeen['furthest']) => seenEvent({ survey, version, language, channel, furthest }, at, chance);
  yield seen('opened');
  if (channel !== 'web') return;
  for (let more = VIEWS_BESIDE; chance.happens(Math.min(1, more)); more--) {
    yield seen(chance.weighted({ offered: 74, dismissed: 16, opened: 10 }));
  }
}

export interface Given extends Visit {
  language: Language;
  channel: Channel;
  score: 1 | 2 | 3 | 4 | 5;
  inWords?: boolean;
}

/** A response as the widget or a system would send it. */
export function responseEvent({ survey, version, day, at, language, channel, score, inWords }: Given, chance: Chance): EarshotEvent {
  const id = chance.uuid(at);
  const answers = answersOf({ survey, day, language, score, ...(inWords === undefined ? {} : { inWords }) }, chance);
  const isLeft = inWords === undefined && chance.happens(0.03);
  const data: Response = {
    response: id,
    revision: 1,
    complete: !isLeft,
    survey,
    version,
    language,
    channel,
    openedMs: Math.round(
      9_000 * Math.exp(0.7 * chance.normal()) + (answers.some((a) => a.question === 'why' && 'value' in a) ? 22_000 : 0),
    ),
    answers: isLeft ? answers.slice(0, 1) : answers,
    ...(channel === 'web' ? { page: `${language === 'en' ? '' : `/${language}`}${demand[survey].page}` } : {}),
  };
  return event('earshot.response.saved', `${id}.1`, at, data);
}

function seenEvent(seen: Omit<SurveySeen, 'view'>, at: number, chance: Chance): EarshotEvent {
  const view = chance.uuid(at);
  return event('earshot.survey.seen', `${view}.${seen.furthest}`, at, { view, ...seen });
}

const event = <T extends EarshotEvent['type']>(type: T, id: string, at: number, data: Extract<EarshotEvent, { type: T }>['data']) =>
  ({ specversion: '1.0', id, source: SOURCE, type, time: new Date(at).toISOString(), data }) as EarshotEvent;
