import type { Survey } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { signal } from '@preact/signals';
import { type Loaded, useLoaded } from '../live/loaded.ts';
import { client } from './client.ts';
import { isScale } from './pictures.ts';
import { plain } from './said.ts';
import { session } from './session.ts';

const known = signal<{ of: string; items: readonly ListedSurvey[] } | null>(null);

/** Every survey of the agency; what was read before shows at once while it is read again. */
export function useSurveys(): Loaded<readonly ListedSurvey[]> {
  const of = session.value?.agency.id ?? '';
  const loaded = useLoaded(`surveys ${of}`, async () => {
    const items = await client.surveys.list();
    known.value = { of, items };
    return items;
  });
  const before = known.value?.of === of ? known.value.items : undefined;
  return { ...loaded, data: before ?? loaded.data };
}

/** A survey's state was changed here: shown without asking again. */
export function noteState(id: string, state: ListedSurvey['state']): void {
  if (!known.value) return;
  known.value = { ...known.value, items: known.value.items.map((item) => (item.survey.id === id ? { ...item, state } : item)) };
}

/** A survey's title, or its id while the list is not there. */
export const titleOf = (surveys: readonly ListedSurvey[] | undefined, id: string): string => {
  const found = surveys?.find(({ survey }) => survey.id === id);
  return found ? plain(found.survey.title) : id;
};

/** A service's name in the agency's file, else its id. */
export const serviceName = (id: string): string => plain(session.value?.agency.services.find((service) => service.id === id)?.name) || id;

const mostPoints: Readonly<Record<string, number>> = { nps: 10, ces: 7 };

/** The word a person chose for a score: the label of the survey's first rating; of other scales its number. */
export function scoreWord(survey: Survey | undefined, score: number): { word: string; points: number } {
  const rating = survey?.questions.find(({ kind }) => isScale(kind));
  if (rating?.kind !== 'rating') return { word: String(score), points: mostPoints[rating?.kind ?? ''] ?? 5 };
  const { labels, points } = rating;
  // Stars and numbers may name only their ends.
  const label = labels.length === points ? labels[score - 1] : score === 1 ? labels[0] : score === points ? labels.at(-1) : undefined;
  return { word: plain(label) || String(score), points };
}
