import type { Histogram, Look, Measured, MeasureId } from '@earshot/model';
import { ces, cesTop3 } from './measure/ces.ts';
import { csatFaces5 } from './measure/csat-faces5.ts';
import { csatStars5 } from './measure/csat-stars5.ts';
import { csatTop2 } from './measure/csat-top2.ts';
import { ease5 } from './measure/ease5.ts';
import { findability } from './measure/findability.ts';
import { gdsSatisfaction } from './measure/gds-satisfaction.ts';
import { nps } from './measure/nps.ts';
import type { Measure } from './measure.ts';

/** Every measure under its id. */
export const measures: Readonly<Record<MeasureId, Measure>> = {
  'gds.satisfaction': gdsSatisfaction,
  'csat.top2': csatTop2,
  'csat.stars5': csatStars5,
  'csat.faces5': csatFaces5,
  nps,
  ease5,
  ces,
  'ces.top3': cesTop3,
  findability,
};

/** The measure of an id that came from outside, or undefined. */
export const findMeasure = (id: string): Measure | undefined => (Object.hasOwn(measures, id) ? measures[id as MeasureId] : undefined);

/** Whether a value is on the scale of a measure, as its histogram key is written. */
export const isOnScale = (measure: Measure, value: string | number): boolean => measure.values.includes(String(value));

/** The numbers of one histogram, in the order asked for; a measure that nobody answered is left out. */
export const measureOf = (histogram: Histogram, ids: readonly MeasureId[]): Measured[] =>
  ids.map((id) => measures[id].compute(histogram)).filter((measured) => measured !== null);

/** What a measure needs to know of a survey question. */
export interface MeasuredQuestion {
  kind: string;
  measure?: string | undefined;
  look?: Look | undefined;
  points?: number | undefined;
  options?: readonly { id: string }[] | undefined;
}

/** Numbers shown beside the one a question names: the same answers, said another way. */
const companions: Partial<Record<MeasureId, readonly MeasureId[]>> = {
  'gds.satisfaction': ['csat.top2'],
  ces: ['ces.top3'],
};

/**
 * The measures to show for a question, the one it names first. None where it names none, or one whose answers it does not
 * give: then the plain distribution is all that can honestly be said.
 */
export function measuresFor(question: MeasuredQuestion): MeasureId[] {
  const named = question.measure === undefined ? undefined : findMeasure(question.measure);
  if (!named || misfit(question) !== null) return [];
  return [named.id, ...(companions[named.id] ?? [])];
}

/** Why a question cannot carry the measure it names, with what would be allowed; null when it can. For `earshot survey check`. */
export function misfit(question: MeasuredQuestion): string | null {
  if (question.measure === undefined) return null;
  const named = findMeasure(question.measure);
  if (!named) return `no measure is called "${question.measure}"; there are ${Object.keys(measures).join(', ')}`;
  const given = valuesOf(question);
  const foreign = given.filter((value) => !named.values.includes(value));
  if (given.length === 0 || foreign.length > 0 || (question.kind === 'rating' && given.length !== named.points)) {
    return `${named.id} is made of the answers ${named.values.join(', ')}; this question gives ${given.join(', ') || 'none that count'}`;
  }
  if (named.looks && question.look && !named.looks.includes(question.look)) {
    return `${named.id} is asked by ${named.looks.join(' or ')}; another look is another measure`;
  }
  return null;
}

/** The histogram keys a question can give. */
function valuesOf({ kind, points = 5, options = [] }: MeasuredQuestion): string[] {
  if (kind === 'rating') return Array.from({ length: points }, (_, i) => String(i + 1));
  if (kind === 'nps') return [...nps.values];
  if (kind === 'ces') return [...ces.values];
  if (kind === 'yesno') return ['no', 'yes'];
  return kind === 'choice' ? options.map((option) => option.id) : [];
}
