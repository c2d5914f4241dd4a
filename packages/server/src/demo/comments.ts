import type { DemoSurvey, Language } from './people.ts';
import type { Chance } from './random.ts';
import ar from './words/ar.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import pl from './words/pl.json' with { type: 'json' };

const words = { en, es, pl, ar };
const serviceOf = { 'parking-permit-done': 'parking-permit', 'waste-collection': 'bulky-waste', 'library-visit': 'library' } as const;

/** Numbers that read right in all four languages: after these, Polish says "dni" and "minut", Arabic أيام and دقيقة. */
const days = [6, 7, 8, 9, 10];
const minutes = [15, 20, 25, 30, 40, 45];
const places = ['Quayside', 'Northgate', 'Millbank', 'Old Town', 'Harbour Hill', 'St Aidan’s'];

/** How often somebody with a score writes something: most at the two ends. */
const writes = { 1: 0.5, 2: 0.38, 3: 0.2, 4: 0.1, 5: 0.14 } as const;

export const isWritten = (score: keyof typeof writes, chance: Chance): boolean => chance.happens(writes[score]);

/** What somebody wrote, in their language, about this service: one sentence or a few, never about a person. */
export function comment(survey: DemoSurvey, score: 1 | 2 | 3 | 4 | 5, language: Language, broken: number, chance: Chance): string {
  const tone = score <= 2 ? 'bad' : score === 3 ? 'mixed' : 'good';
  const about = words[language][serviceOf[survey]];
  const blamesOutage = tone !== 'good' && about.outage.length > 0 && chance.happens(broken * 0.85);
  const sentences = blamesOutage ? about.outage : chance.happens(score === 4 ? 0.5 : 0) ? about.mixed : about[tone];
  const said = [chance.pick(sentences)];
  if (chance.happens(0.32)) {
    const second = chance.pick(sentences);
    if (!said.includes(second)) said.push(second);
  }
  if (chance.happens(0.25)) said.push(chance.pick(words[language].any[tone]));
  return said
    .join(' ')
    .replaceAll('{days}', () => String(chance.pick(days)))
    .replaceAll('{min}', () => String(chance.pick(minutes)))
    .replaceAll('{place}', () => chance.pick(places));
}
