import { hash as digest } from 'node:crypto';
import {
  type Catalogue,
  isAppointment,
  isOwnKind,
  ownDetails,
  TouchpointKind,
  type TouchpointRecorded,
  touchpointDetails,
} from '@earshot/model';
import type { TouchpointRow } from '@earshot/store';
import { happenedAt } from './clock.ts';
import type { Desk, Occurrence } from './prepare.ts';
import { Rejected } from './rejected.ts';
import { faultsOf } from './shapes.ts';

/** 132 bits of a digest, base64url: as long as the token of a touchpoint has room for. */
const ID_LENGTH = 22;
const idOf = (...parts: string[]) => digest('sha256', parts.join('\n'), 'base64url').slice(0, ID_LENGTH);

/**
 * What an agency's system tells of a person and a service, as a row. An appointment is named by its reference: the same revision told
 * twice is one touchpoint, and told in two ways a conflict. Everything else is one touchpoint an event.
 * @throws Rejected `unknown-service`, `unknown-kind`, `invalid`
 */
export async function prepareTouchpoint(
  touchpoint: TouchpointRecorded,
  { source, id, hash, time }: Occurrence,
  desk: Desk,
): Promise<{ record: TouchpointRow }> {
  const { agency, arrival } = desk;
  const { kind, service, reference, channel, language, citizen, test } = touchpoint;
  if (!agency.services.some((known) => known.id === service)) throw new Rejected('unknown-service');
  const details = await detailsOf(touchpoint, desk);
  const revision = isAppointment(kind) && typeof details.revision === 'number' ? details.revision : undefined;
  return {
    record: {
      kind: 'touchpoint',
      id: revision === undefined ? idOf('event', source, id) : idOf('appointment', reference, String(revision)),
      revision: revision ?? 1,
      hash,
      what: kind,
      series: revision === undefined ? null : 'appointment',
      service,
      channel: channel ?? null,
      language: language ?? null,
      reference,
      // An agency's own systems may tell of years ago: it moves no number, and a journey is in the order in which things happened.
      at: happenedAt(touchpoint.at ?? time, { ...arrival, maxAgeDays: Number.POSITIVE_INFINITY }),
      test: test ?? false,
      details: touchpoint.details ? details : null,
      citizen: citizen ?? null,
    },
  };
}

type Shape = NonNullable<ReturnType<typeof ownDetails>>;
/** A catalogue stays the same object as long as it is remembered: its shapes are made once. */
const ownShapes = new WeakMap<Catalogue, Map<string, Shape | undefined>>();

const ownShape = (catalogue: Catalogue, kind: string): Shape => {
  const shapes = ownShapes.get(catalogue) ?? new Map<string, Shape | undefined>();
  ownShapes.set(catalogue, shapes);
  // Only what stands in the catalogue is kept: anything could be asked for.
  const shape = shapes.get(kind) ?? ownDetails(catalogue, kind);
  if (!shape) throw new Rejected('unknown-kind');
  shapes.set(kind, shape);
  return shape;
};

/** The details as their kind has them. Where no catalogue says what one of the agency's own holds, its systems know, and anything goes. */
async function detailsOf({ kind, details = {} }: TouchpointRecorded, { store, agency }: Desk): Promise<Record<string, unknown>> {
  const catalogue = isOwnKind(kind) ? await store.catalogues.get(agency.id) : null;
  if (isOwnKind(kind) && !catalogue) return details;
  const read = (catalogue ? ownShape(catalogue, kind) : touchpointDetails[TouchpointKind.parse(kind)]).safeParse(details);
  if (read.success) return read.data;
  throw new Rejected('invalid', faultsOf(read.error.issues, 'data.details'));
}
