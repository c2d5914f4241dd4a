import type { Response } from '@earshot/model';
import type { EventOptions, Events } from './events.ts';
import type { Recorded } from './lane.ts';
import { uuidv7 } from './send/uuidv7.ts';

/** A response to save: without an id it is a new one, without a revision its first. */
export type ResponseToSave = Omit<Response, 'response' | 'revision'> & Partial<Pick<Response, 'response' | 'revision'>>;

/** Answers collected elsewhere: in an app, on a kiosk, over the phone. */
export interface Responses {
  /**
   * Saves one response. To correct it, save it whole again under its id with a higher revision.
   * @throws RefusedError with the reason (`unknown-survey`, `answer-invalid`, `conflict` …) when it is rejected.
   */
  save(response: ResponseToSave, options?: EventOptions): Promise<Recorded & { response: string }>;
}

export const createResponses = (events: Events): Responses => ({
  async save({ response = uuidv7(), revision = 1, ...rest }, options) {
    return { ...(await events.one('earshot.response.saved', { ...rest, response, revision }, options)), response };
  },
});
