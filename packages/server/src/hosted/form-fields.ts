import { type SaidQuestion, type SaidSurvey, Uuid } from '@earshot/model';
import { moved, type Way } from '@earshot/widget/questions';
import { checkForm, type FormOf } from './form-token.ts';
import { type AllHeld, readHeld } from './held.ts';
import { askedOf } from './pause.ts';
import { type Place, placeOf } from './walk.ts';

/** Named to be filled in by whatever fills in everything; `hidden`, so nobody sees it, hears it or comes by it with the keyboard. */
export const TRAP = '~website';

/** What a form of ours says when it comes back. Names that begin with `~` are no questions: a question's id cannot. */
export interface FormFields {
  go: 'next' | 'back' | 'change' | 'clear' | 'early' | 'language' | 'move' | 'remove';
  held: AllHeld;
  place: Place;
  /** Whether the form is ours and fresh; a response id that is not vouched for is not used. */
  seal: 'good' | 'expired' | 'forged';
  response: string | undefined;
  /** The opening was told already. */
  seen: boolean;
  unlinked: boolean;
  /** A field that no person sees or hears was filled in, here or on a page before. */
  trap: boolean;
  /** What the person was asked about before words went on. */
  asked: readonly string[];
}

/** The language a form asks for: the one on its pressed button, else the one it was in. */
export function languageOf(form: URLSearchParams): string | null {
  const go = form.get('~go') ?? '';
  return go.startsWith('language:') ? go.slice('language:'.length) : form.get('~lang');
}

/** Version of the survey the form was made from: a new one may have been published while somebody answered. */
export function versionOf(form: URLSearchParams): number | undefined {
  const version = form.get('~version') ?? '';
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
}

const goes = ['back', 'change', 'clear', 'early', 'language', 'move', 'remove'] as const;

/** A thing one place further up or down in the order of the question on the page: without a script each step is a form sent. */
function afterMove(held: AllHeld, { id, kind, options = [] }: SaidQuestion, step: string): AllHeld {
  const [, thing = '', way] = /^(.+):(up|down)$/.exec(step) ?? [];
  if (kind !== 'rank' || !options.some((option) => option.id === thing)) return held;
  const { value } = held.get(id) ?? {};
  const order = Array.isArray(value) && value.length === options.length ? value : options.map((option) => option.id);
  return new Map([...held, [id, { value: moved(order, thing, way as Way), otherText: step }]]);
}

/** Reads a form; whatever it says that cannot be is passed over. */
export function readForm(form: URLSearchParams, said: SaidSurvey, key: Buffer, now: number): FormFields {
  const held = readHeld(said.questions, form);
  const go = form.get('~go') ?? 'next';
  const at = go.startsWith('change:') ? go.slice('change:'.length) : form.get('~at');
  const place = placeOf(said, held, at, (form.get('~shown') ?? '').split(' '));
  const uuid = Uuid.safeParse(form.get('~response'));
  const of: FormOf = { agency: said.agency, survey: said.id, version: said.version, response: uuid.data ?? '' };
  const seal = uuid.success ? checkForm(key, of, form.get('~token') ?? '', now) : 'forged';
  return {
    go: goes.find((each) => go === each || go.startsWith(`${each}:`)) ?? 'next',
    held: go.startsWith('move:') ? afterMove(held, place.current, go.slice('move:'.length)) : held,
    place,
    seal,
    response: seal === 'forged' ? undefined : uuid.data,
    seen: form.get('~seen') === '1',
    unlinked: form.get('~unlinked') === '1',
    trap: (form.get(TRAP) ?? '') !== '' || form.get('~trap') === '1',
    asked: askedOf(form),
  };
}
