import type { Agency, PublishedSurvey, Said, SaidSurvey } from '@earshot/model';
import { direction, inLanguage, offeredLanguages, pickLanguage, sourceLanguage } from '@earshot/model/rules';
import { stringsIn, urgentIn } from '../strings.ts';
import type { PageOf } from './frame.tsx';
import { lookPath } from './look.ts';
import { sheetPath } from './sheet.ts';
import { pageLanguage, wordsIn } from './words.ts';

/** One version of a survey in the language a person reads it in. */
export interface Visit {
  said: SaidSurvey;
  page: PageOf;
}

const nameOf = ({ name, language }: Agency, wanted: string): Said => {
  if (name[wanted]) return name[wanted];
  const tag = name[language] ? language : (Object.keys(name)[0] ?? language);
  return { text: name[tag] ?? '', lang: tag };
};

/** Chooses the language by what was asked for, else the survey's own: never by what the browser is set to. */
export function visit(agency: Agency, published: PublishedSurvey, wanted: string | null): Visit {
  const { survey } = published;
  const language = pickLanguage([wanted], offeredLanguages(survey), sourceLanguage(survey));
  const said = inLanguage(published, agency, language, stringsIn(language), urgentIn(language));
  return {
    said,
    page: {
      language,
      direction: said.direction,
      words: wordsIn(language),
      sheet: sheetPath,
      look: lookPath(said.look),
      agency: nameOf(agency, language),
    },
  };
}

/** A page where there is no survey to be in a language of. */
export function bare(wanted: string | null): PageOf {
  const language = pageLanguage(wanted);
  return { language, direction: direction(language), words: wordsIn(language), sheet: sheetPath };
}

/** The languages a browser asks for, best first; only their order is believed. */
export const wantedLanguages = (header: string | undefined): string[] =>
  (header ?? '')
    .split(',', 20)
    .map((each) => each.split(';', 1)[0]?.trim() ?? '')
    .filter((tag) => /^[a-z]{2,3}(-\w{2,8})*$/i.test(tag));
