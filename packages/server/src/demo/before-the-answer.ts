import type { EarshotEvent, TouchpointRecorded } from '@earshot/model';
import type { DemoSurvey, Language } from './people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a clerk and the person call the matter. */
const prefixes: Partial<Record<DemoSurvey, string>> = { 'parking-permit-done': 'PP', 'waste-collection': 'BW' };
/** Numbers the city's own systems have come to. */
const FIRST_NUMBER = 4_217;

type Told = Pick<TouchpointRecorded, 'kind' | 'details' | 'channel'> & { before: number };

/** What happened until the permit was there, or refused. */
const permit = (): Told[] => [
  { before: 13 * DAY, kind: 'request.submitted', channel: 'web' },
  { before: 13 * DAY - HOUR / 6, kind: 'payment.confirmed', channel: 'web', details: { amount: '48.00', currency: 'GBP' } },
  { before: 9 * DAY, kind: 'status.changed', details: { status: 'documents checked', from: 'received' } },
  {
    before: 4 * DAY,
    kind: 'contact.handled',
    channel: 'phone',
    details: { answered: true, waitSeconds: 1_260, durationSeconds: 190, resolved: false },
  },
  { before: 2 * HOUR, kind: 'service.completed', details: { outcome: 'granted' } },
];

/** What happened until somebody came for the wardrobe, or nobody. */
const collection = (at: number): Told[] => {
  const startsAt = `${new Date(at - DAY).toISOString().slice(0, 10)}T07:00:00[Europe/London]` as const;
  return [
    { before: 8 * DAY, kind: 'request.submitted', channel: 'web' },
    { before: 8 * DAY - HOUR, kind: 'appointment.booked', details: { revision: 1, startsAt, place: 'In front of the house' } },
    { before: 3 * HOUR, kind: 'service.completed' },
  ];
};

/**
 * What the city's own systems told of a person's matter before they answered, each at its moment, and how the matter is called. Undefined for
 * a visit to a library, which has no number.
 * @param nth which of the waiting answers it is: each has a number of its own
 */
export function beforeTheAnswer(
  survey: DemoSurvey,
  { at, language, nth }: { at: number; language: Language; nth: number },
): { reference: string; events: EarshotEvent[] } | undefined {
  const prefix = prefixes[survey];
  if (!prefix) return undefined;
  const reference = `${prefix}-${new Date(at).getUTCFullYear()}-${FIRST_NUMBER + 31 * nth}`;
  const told = survey === 'waste-collection' ? collection(at) : permit();
  const service = survey === 'waste-collection' ? 'bulky-waste' : 'parking-permit';
  const events = told.map(({ before, ...rest }, step): EarshotEvent => {
    const time = new Date(at - before).toISOString();
    return {
      specversion: '1.0',
      id: `${reference}/${step + 1}`,
      source: 'https://requests.portellery.example',
      type: 'earshot.touchpoint.recorded',
      time,
      data: { ...rest, service, reference, language, at: time } as TouchpointRecorded,
    };
  });
  return { reference, events };
}
