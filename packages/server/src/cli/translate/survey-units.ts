import { EarshotError, type Question, type Survey, type Translation, textsOf } from '@earshot/model';
import { sourceLanguage } from '@earshot/model/rules';
import type { Bundle, Unit, UnitState } from './unit.ts';

/** `questions.0.options.1.label` as `questions.wrong.options.wait.label`: an order may change while a translator works, an id does not. */
function keyOf(at: string, survey: Survey): string {
  let here: unknown = survey;
  return at
    .split('.')
    .map((part) => {
      here = (here as Record<string, unknown>)[part];
      if (!/^\d+$/.test(part)) return part;
      const { id } = here as { id?: unknown };
      return typeof id === 'string' ? id : String(Number(part) + 1);
    })
    .join('.');
}

const explained: Readonly<Record<string, string>> = {
  title: 'Title of the survey.',
  'notice.controller': 'Name of the agency that asks.',
  'notice.purpose': 'Why the agency asks. It is a promise: do not make it bigger.',
  'thanks.body': 'Shown after sending.',
  'thanks.low': 'Shown after sending a bad score. Calm; it is a promise.',
  'thanks.next': 'Shown after sending: what the agency will do. It is a promise.',
};

function noteOf(at: string, { questions }: Survey): string {
  const [, index, part = '', place] = /^questions\.(\d+)\.(\w+)(?:\.(\d+))?/.exec(at) ?? [];
  const question = questions[Number(index ?? -1)] as Question | undefined;
  if (!question) return explained[at] ?? (at.startsWith('thanks.links') ? 'Text of a link shown after sending.' : '');
  const named = `Question ${Number(index) + 1} (${question.kind})`;
  if (part === 'prompt') return `${named}: what is asked. Do not suggest an answer, and ask about one thing only.`;
  if (part === 'hint') return `${named}: under the question.`;
  if (part === 'labels' && 'labels' in question)
    return `${named}: answer ${Number(place) + 1} of ${question.labels.length}, from worst to best.`;
  return `${named}: ${part === 'options' ? 'an answer' : `one of its ${part}`}.`;
}

const stateOf = (status: Translation | undefined, target: string): UnitState => {
  if (target === '') return 'initial';
  return status && 'status' in status && status.status === 'reviewed' ? 'reviewed' : 'translated';
};

/** Where each text of a survey stands, by its key. @throws EarshotError `survey.invalid` when two have one key */
export function placesOf(survey: Survey): Map<string, string> {
  const places = new Map<string, string>();
  for (const [at, text] of textsOf(survey)) {
    if (!text) continue;
    const key = keyOf(at, survey);
    if (places.has(key)) throw new EarshotError('survey.invalid', `Two texts are called ${key}: give each question and option its own id.`);
    places.set(key, at);
  }
  return places;
}

/** A survey's texts for a translator. @throws EarshotError `request.invalid` when the language is the source */
export function surveyBundle(survey: Survey, to: string): Bundle {
  const from = sourceLanguage(survey);
  if (to === from) throw new EarshotError('request.invalid', `${to} is the language the survey was written in.`);
  const texts = new Map([...textsOf(survey)]);
  const units: Unit[] = [...placesOf(survey)].map(([key, at]) => {
    const text = texts.get(at) ?? {};
    const target = text[to] ?? '';
    return { key, source: text[from] ?? '', target, state: stateOf(survey.languages[to], target), note: noteOf(at, survey) };
  });
  return { id: survey.id, from, to, units: units.filter(({ source }) => source !== '') };
}

/** Puts a text, or takes it away when it is empty, into the file as its author wrote it. */
export function putText(file: Record<string, unknown>, at: string, language: string, target: string): void {
  let here: unknown = file;
  for (const part of at.split('.')) here = (here as Record<string, unknown>)[part];
  const text = here as Record<string, string>;
  if (target.trim() === '') delete text[language];
  else text[language] = target;
}

/** How far a translation can be trusted after an import: only a named person makes it reviewed, and a changed text loses its review. */
export function statusAfter(
  before: Translation | undefined,
  changed: boolean,
  reviewed: { by: string; at: string } | undefined,
): Translation {
  if (reviewed) return { status: 'reviewed', ...reviewed };
  if (before && 'status' in before && (!changed || before.status === 'machine')) return before;
  return { status: 'draft' };
}
