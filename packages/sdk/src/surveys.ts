import { type PublishedSurvey, type SaidSurvey, SurveyState as State, type SurveyState } from '@earshot/model';
import * as z from 'zod/mini';
import type { Http } from './http.ts';

/** A published survey with the address of its hosted page. */
export type ListedSurvey = PublishedSurvey & { url: string };

export interface InAgency {
  /** @default the agency of the key, or of whoever is signed in */
  agency?: string;
}

export interface Surveys {
  /** One survey in one language, ready to draw, with the interface strings. Anyone may read it. @throws RefusedError `survey.unknown` */
  get(survey: string, options?: InAgency & { language?: string }): Promise<SaidSurvey>;
  /** The latest version of each, as its authors wrote it. Wants `results`. */
  list(): Promise<ListedSurvey[]>;
  /** Pauses, closes or opens a survey everywhere within minutes. Wants `surveys`. */
  setState(survey: string, state: SurveyState, options?: InAgency): Promise<void>;
  /** Deletes every test answer of a survey and says how many there were. Wants `surveys`. */
  deleteTests(survey: string, options?: InAgency): Promise<number>;
}

// By the time an old client reads it a survey may have grown a field: what a reader cannot do without is checked, the rest is passed on.
const drawn = { id: z.string(), questions: z.array(z.looseObject({ id: z.string(), kind: z.string() })) };
const Said = z.looseObject({
  ...drawn,
  agency: z.string(),
  version: z.int(),
  state: State,
  language: z.string(),
  strings: z.record(z.string(), z.string()),
}) as unknown as z.ZodMiniType<SaidSurvey>;
const Listed = z.object({
  items: z.array(z.looseObject({ agency: z.string(), version: z.int(), state: State, url: z.string(), survey: z.looseObject(drawn) })),
}) as unknown as z.ZodMiniType<{ items: ListedSurvey[] }>;
const Deleted = z.object({ deleted: z.int() });

export const createSurveys = (http: Http, home: (agency: string | undefined) => string): Surveys => {
  const path = (survey: string, agency: string | undefined) => `v1/surveys/${home(agency)}/${encodeURIComponent(survey)}`;
  return {
    get: async (survey, { agency, language } = {}) => http.get(path(survey, agency), Said, { lang: language }),
    list: async () => (await http.get('v1/surveys', Listed)).items,
    setState: async (survey, state, { agency } = {}) => http.change('patch', path(survey, agency), null, { json: { state }, again: true }),
    deleteTests: async (survey, { agency } = {}) =>
      (await http.change('delete', `${path(survey, agency)}/tests`, Deleted, { again: true })).deleted,
  };
};
