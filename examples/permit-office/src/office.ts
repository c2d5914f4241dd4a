// What a permit system does in any framework: it tells Earshot what happened to a request, and asks how it went when all is done.
import { randomUUID } from 'node:crypto';
import type { Recorded, Recorder } from '@earshot/sdk';

export interface Application {
  email: string;
  /** The language the person wrote in, such as `en`. */
  language: string;
}

export interface Mail {
  to: string;
  text: string;
}

export interface Office {
  /** @returns the reference of the request */
  submit(application: Application): Promise<string>;
  /** @returns false when there is no such request */
  change(reference: string, status: string): Promise<boolean>;
  complete(reference: string, outcome: 'granted' | 'refused'): Promise<boolean>;
}

export interface OfficeOptions {
  earshot: Recorder;
  /** The hosted page of the survey, for example `https://feedback.city.gov/s/city/parking-permit-done`. */
  survey: string;
  send(mail: Mail): Promise<void>;
}

const service = 'parking-permit';
/** A letter does not wait for us: without a token the answer counts all the same, it is only not linked to the request. */
const PATIENCE = 2_000;

export function createOffice({ earshot, survey, send }: OfficeOptions): Office {
  const permits = new Map<string, Application & { status: string; startedAt: string }>();

  return {
    async submit({ email, language }) {
      const reference = `PP-${randomUUID().slice(0, 8).toUpperCase()}`;
      permits.set(reference, { email, language, status: 'submitted', startedAt: new Date().toISOString() });
      // The id names what happened, so that telling it again, after a crash or a second click, counts nothing twice.
      await earshot.touchpoints.record(
        {
          kind: 'request.submitted',
          service,
          reference,
          language,
          channel: 'web',
          citizen: { email, prefer: ['email'], consent: ['survey'] },
        },
        { id: `${reference}/submitted` },
      );
      return reference;
    },

    async change(reference, status) {
      const permit = permits.get(reference);
      if (!permit) return false;
      await earshot.touchpoints.record(
        { kind: 'status.changed', service, reference, details: { status, from: permit.status } },
        { id: `${reference}/status/${status}` },
      );
      permit.status = status;
      return true;
    },

    async complete(reference, outcome) {
      const permit = permits.get(reference);
      if (!permit) return false;
      const told = await earshot.touchpoints.record(
        { kind: 'service.completed', service, reference, language: permit.language, details: { outcome, startedAt: permit.startedAt } },
        { id: `${reference}/completed` },
      );
      permit.status = outcome;
      const token = await tokenOf(told);
      const link = `${survey}?lang=${permit.language}${token ? `&t=${encodeURIComponent(token)}` : ''}`;
      await send({ to: permit.email, text: `Your permit ${reference} was ${outcome}.\n\nHow was it to apply? One question: ${link}\n` });
      return true;
    },
  };
}

/** With an outbox the event is on disk at once, and the token comes when the server has answered. */
async function tokenOf(told: Recorded): Promise<string | undefined> {
  if (!told.sent) return told.token;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((pass) => {
    timer = setTimeout(() => pass(undefined), PATIENCE);
  });
  const said = await Promise.race([told.sent, late]).catch(() => undefined);
  clearTimeout(timer);
  return said?.token;
}
