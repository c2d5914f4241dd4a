import type { Fault } from '../errors.ts';
import type { Question } from '../question.ts';
import type { Survey } from '../survey.ts';
import { checkSurvey } from '../survey-check.ts';
import { checkLook } from './check-look.ts';
import { checkOffer } from './check-offer.ts';
import { checkScales } from './check-scale.ts';
import { checkTranslations } from './check-translation.ts';
import { checkWay } from './check-way.ts';
import { checkWording } from './check-wording.ts';
import { type Found, type Grade, type SurveyRule, surveyRules } from './rules.ts';

/** What the check says of one place: what is wrong, why it matters, what to write instead. */
export interface Finding extends Fault {
  code: SurveyRule;
  /** A fault must be mended; advice is worth a second look. */
  grade: Grade;
  why: string;
  instead: string;
}

/** A found thing with what its rule says. */
export const findingOf = ({ code, at, message }: Found): Finding => {
  const { grade, why, instead } = surveyRules[code];
  return { code, grade, at, message, why, instead };
};

/**
 * Reads a survey as an editor of questionnaires would: faults first, then advice, each in the order of the checks.
 * @param misfit why a question cannot carry the measure it names (of metrics: the model knows no arithmetic)
 */
export function lintSurvey(survey: Survey, misfit?: (question: Question) => string | null): Finding[] {
  const { errors, warnings } = checkSurvey(survey, misfit);
  const found = [
    ...errors,
    ...warnings,
    ...[checkTranslations, checkWording, checkScales, checkWay, checkOffer, checkLook].flatMap((check) => [...check(survey)]),
  ].map(findingOf);
  return found.sort((a, b) => Number(b.grade === 'fault') - Number(a.grade === 'fault'));
}
