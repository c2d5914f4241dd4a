import * as z from 'zod/mini';
import type { Catalogue, DetailField } from './catalogue.ts';
import { LocalTime } from './local-time.ts';
import { Day, Instant } from './text.ts';
import { TouchpointKind, TouchpointRecorded, touchpointDetails } from './touchpoint.ts';

/** As long as a choice with words of the person's own may be. */
const MOST_TEXT = 2_000;

const valueShape = (field: DetailField): z.ZodMiniType => {
  switch (field.is) {
    case 'text':
      return z.string().check(z.minLength(1), z.maxLength(MOST_TEXT));
    case 'number':
      return z.number();
    case 'whole':
      return z.int();
    case 'yes-no':
      return z.boolean();
    case 'day':
      return Day;
    case 'instant':
      return Instant;
    case 'local-time':
      return LocalTime;
    case 'choice':
      return z.enum(field.of as [string, ...string[]]);
  }
};

/** The shape of the details of one of the agency's own kinds; undefined when its catalogue has no such kind. */
export function ownDetails({ kinds }: Catalogue, kind: string): z.ZodMiniType<Record<string, unknown>> | undefined {
  if (!Object.hasOwn(kinds, kind)) return undefined;
  const fields = Object.entries(kinds[kind]!.details ?? {}).map(([name, field]) => {
    const shape = field.about ? valueShape(field).check(z.meta({ description: field.about })) : valueShape(field);
    return [name, field.optional ? z.optional(shape) : shape] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}

/** The data of a touchpoint of one kind. */
const ofKind = (kind: string, details: z.ZodMiniType, services: readonly string[]) =>
  z.strictObject({
    ...TouchpointRecorded.shape,
    kind: z.literal(kind),
    service: z.enum(services as [string, ...string[]]),
    details: details.safeParse({}).success ? z.optional(details) : details,
  });

/** JSON Schema (2020-12) of the data of `earshot.touchpoint.recorded` as an agency's catalogue allows it: for systems in any language. */
export function catalogueSchema(catalogue: Catalogue): Record<string, unknown> {
  const known = TouchpointKind.options.map((kind) => ofKind(kind, touchpointDetails[kind], catalogue.services));
  const own = Object.keys(catalogue.kinds).map((kind) => ofKind(kind, ownDetails(catalogue, kind)!, catalogue.services));
  return z.toJSONSchema(z.union([...known, ...own]), { unrepresentable: 'any', io: 'input' }) as Record<string, unknown>;
}
