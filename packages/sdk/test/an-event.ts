import type { EarshotEvent } from '@earshot/model';
import { uuidv7 } from '../src/send/index.ts';

/** A complete answer as a page would send it. */
export function anAnswer({ id = uuidv7(), source = 'https://www.city.example', why = 'The queue was long.' } = {}): EarshotEvent {
  return {
    specversion: '1.0',
    id,
    source,
    type: 'earshot.response.saved',
    time: new Date().toISOString(),
    data: {
      response: uuidv7(),
      revision: 1,
      complete: true,
      survey: 'parking-permit-done',
      version: 1,
      language: 'en',
      channel: 'web',
      answers: [
        { question: 'satisfaction', value: 2 },
        { question: 'why', value: why },
      ],
    },
  };
}
