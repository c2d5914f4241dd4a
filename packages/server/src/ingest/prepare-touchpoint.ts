import { hash as digest } from 'node:crypto';
import { isAppointment, isOwnKind, TouchpointKind, type TouchpointRecorded, touchpointDetails } from '@earshot/model';
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
 * @throws Rejected `unknown-service`, `invalid`
 */
export function prepareTouchpoint(
  touchpoint: TouchpointRecorded,
  { source, id, hash, time }: Occurrence,
  { agency, arrival }: Desk,
): { record: TouchpointRow } {
  const { kind, service, reference, channel, language, citizen, test } = touchpoint;
  if (!agency.services.some((known) => known.id === service)) throw new Rejected('unknown-service');
  const details = detailsOf(touchpoint);
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

/** The details of a kind of the agency's own are taken as they are: what they mean, its own systems know. */
function detailsOf({ kind, details = {} }: TouchpointRecorded): Record<string, unknown> {
  if (isOwnKind(kind)) return details;
  const read = touchpointDetails[TouchpointKind.parse(kind)].safeParse(details);
  if (read.success) return read.data;
  throw new Rejected('invalid', faultsOf(read.error.issues, 'data.details'));
}
