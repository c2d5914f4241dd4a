import * as z from 'zod/mini';
import { EarshotError } from './errors.ts';
import type { ScoreRecorded } from './event.ts';
import { MeasureId } from './measure.ts';
import { readAs } from './read-as.ts';
import { Slug } from './text.ts';
import { type KnownTouchpoint, OwnKind, type TouchpointOf } from './touchpoint.ts';

const about = z.string().check(z.minLength(1), z.maxLength(300));
/** As a program writes a field: `binColour`. Not what every object has already. */
const FieldName = z
  .string()
  .check(z.regex(/^(?!constructor$)[a-z][A-Za-z0-9]{0,63}$/, { error: 'must begin with a small letter, then letters and digits' }));

/** One thing that may be said about a kind of touchpoint. Flat on purpose: a touchpoint is a line in a journey, not a document. */
export const DetailField = z.union([
  z.strictObject({
    is: z.enum(['text', 'number', 'whole', 'yes-no', 'day', 'instant', 'local-time']),
    about: z.optional(about),
    optional: z.optional(z.literal(true)),
  }),
  z.strictObject({
    is: z.literal('choice'),
    of: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.minLength(1), z.maxLength(100)),
    about: z.optional(about),
    optional: z.optional(z.literal(true)),
  }),
]);
const CatalogueKind = z.strictObject({ about, details: z.optional(z.record(FieldName, DetailField)) });

/** What an agency's systems may say: its services, its measures, and its own kinds of touchpoint with what each says. */
export const Catalogue = z.strictObject({
  services: z.array(Slug).check(z.minLength(1), z.maxLength(1000)),
  /** @default every measure */
  measures: z.optional(z.array(MeasureId)),
  kinds: z._default(z.record(OwnKind, CatalogueKind), {}),
});
export type Catalogue = z.infer<typeof Catalogue>;
export type DetailField = z.infer<typeof DetailField>;

type FieldLike = Readonly<Omit<DetailField, 'of'>> & { readonly of?: readonly string[] };
interface KindLike {
  readonly about: string;
  readonly details?: { readonly [name: string]: FieldLike };
}
/** A catalogue as it stands in code, every word of it known to the compiler. */
export interface CatalogueInCode {
  readonly services: readonly string[];
  readonly measures?: readonly MeasureId[];
  readonly kinds?: { readonly [kind: OwnKind]: KindLike };
}

/**
 * Writes an agency's catalogue as code: `createClient<typeof catalogue>` then knows its services, measures and kinds, and what it does
 * not know does not compile. Hand the same file to `earshot catalogue apply`, and the server refuses what is not in it.
 * @throws EarshotError `catalogue.invalid` with a fault for each thing that is wrong
 */
export function defineCatalogue<const C extends CatalogueInCode>(catalogue: C): C {
  readCatalogue(catalogue);
  return catalogue;
}

/** Reads a catalogue, from code or JSON. @throws EarshotError `catalogue.invalid` */
export function readCatalogue(given: unknown): Catalogue {
  const { value, faults } = readAs(Catalogue, given);
  if (faults) throw new EarshotError('catalogue.invalid', 'The catalogue is not valid.', { faults });
  return value;
}

type ValueOf<F> = F extends { is: 'choice'; of: readonly (infer V)[] }
  ? V
  : F extends { is: 'number' | 'whole' }
    ? number
    : F extends { is: 'yes-no' }
      ? boolean
      : string;
type Optional<F> = { [N in keyof F]: F[N] extends { optional: true } ? N : never }[keyof F];
type DetailsOf<F> = string extends keyof F
  ? Record<string, unknown>
  : { [N in Exclude<keyof F, Optional<F>>]: ValueOf<F[N]> } & { [N in Optional<F>]?: ValueOf<F[N]> };
type OwnDetails<K> = K extends { details: infer F }
  ? DetailsOf<F>
  : K extends { details?: infer F }
    ? unknown extends F
      ? Record<string, never>
      : DetailsOf<NonNullable<F>>
    : never;
type OfService<T, C extends CatalogueInCode> = T extends unknown ? Omit<T, 'service'> & { service: C['services'][number] } : never;
type Kinds<C extends CatalogueInCode> = NonNullable<C['kinds']>;

/** The touchpoints of a catalogue: the kinds every agency has, and its own. */
export type TouchpointIn<C extends CatalogueInCode> =
  | OfService<KnownTouchpoint, C>
  | OfService<{ [K in keyof Kinds<C> & OwnKind]: TouchpointOf<K, OwnDetails<Kinds<C>[K]>> }[keyof Kinds<C> & OwnKind], C>;

/** The scores of a catalogue. */
export type ScoreIn<C extends CatalogueInCode> = Omit<ScoreRecorded, 'measure' | 'service'> & {
  measure: C extends { measures: readonly (infer M)[] } ? M : string;
  service: C['services'][number];
};
