import { Agency, EarshotError, type EarshotEvent, type Fault, type Response, readAs, Survey } from '@earshot/model';
import { uuidv7 } from './uuidv7.ts';

/** What was read as its shape, so that no test runs on something that could not exist. */
function built<T>({ value, faults }: { value: T; faults?: never } | { value?: never; faults: Fault[] }): T {
  if (faults) throw new EarshotError('request.invalid', faults.map(({ at, message }) => `${at}: ${message}`).join('; '), { faults });
  return value;
}

/** Port Ellery in UTC, with permits as its one service. */
export const anAgency = (more: { [K in keyof Agency]?: unknown } = {}): Agency =>
  built(
    readAs(Agency, {
      id: 'port-ellery',
      name: { en: 'Port Ellery City Council' },
      timeZone: 'UTC',
      services: [{ id: 'parking-permit', name: { en: 'Parking permits' }, queue: 'permits' }],
      queues: [{ id: 'permits', name: { en: 'Permits office' } }],
      contact: [{ kind: 'phone', value: '+44 1632 960 001' }],
      ...more,
    }),
  );

const words = ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'];

/** One rating that opens a case at 1 and 2, and why. */
export const aSurvey = (more: { [K in keyof Survey]?: unknown } = {}): Survey =>
  built(
    readAs(Survey, {
      id: 'parking-permit-done',
      service: 'parking-permit',
      title: { en: 'Your parking permit' },
      languages: { en: { source: true } },
      questions: [
        {
          id: 'satisfaction',
          kind: 'rating',
          measure: 'gds.satisfaction',
          prompt: { en: 'Overall, how did you feel about the service you received today?' },
          labels: words.map((en) => ({ en })),
          required: true,
        },
        { id: 'why', kind: 'text', prompt: { en: 'How could we improve this service?' } },
      ],
      notice: { controller: { en: 'Port Ellery City Council' }, purpose: { en: 'To improve our services' }, keepDays: 365 },
      escalate: { when: { question: 'satisfaction', atMost: 2 }, queue: 'permits', within: 'P2D' },
      ...more,
    }),
  );

/** A complete, satisfied answer to `aSurvey()`. */
export const aResponse = (more: Partial<Response> = {}): Response => ({
  response: uuidv7(),
  revision: 1,
  complete: true,
  survey: 'parking-permit-done',
  version: 1,
  language: 'en',
  channel: 'web',
  answers: [{ question: 'satisfaction', value: 4 }],
  ...more,
});

/** A response as the event that brings it. */
export const anEvent = (response: Response = aResponse(), at: number = Date.now()): EarshotEvent => ({
  specversion: '1.0',
  id: uuidv7(at),
  source: 'https://www.port-ellery.example',
  type: 'earshot.response.saved',
  time: new Date(at).toISOString(),
  data: response,
});
