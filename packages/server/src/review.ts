import { type AsideDone, EarshotError, Response, type SetAside, type WhichAside } from '@earshot/model';
import type { Aside, AsideKey, CaseActor } from '@earshot/store';
import type { Context } from './context.ts';
import { acceptAsides, openAside } from './ingest/accept-aside.ts';
import { handedOf } from './intake.ts';

/** Decided with one request: a second's work, so that nobody waits without a sign. What is left is said to be left. */
const MOST_AT_ONCE = 1_000;
/** Committed together: commits of answers that arrive meanwhile wait for it. */
const STEP = 100;

/** What a list calls an event that was set aside: its name, in one piece. */
const nameOf = ({ source, id }: AsideKey): string => Buffer.from(JSON.stringify([source, id])).toString('base64url');

/** @throws EarshotError `request.invalid` */
function keyOf(name: string): AsideKey {
  try {
    const [source, id] = JSON.parse(Buffer.from(name, 'base64url').toString()) as [unknown, unknown];
    if (typeof source === 'string' && typeof id === 'string') return { source, id };
  } catch {
    // Not JSON: said below.
  }
  throw new EarshotError('request.invalid', 'ids: must be ids of the list.', {
    faults: [{ at: 'ids', message: 'must be ids of the list' }],
  });
}

/** An event that was set aside as people see it: what was said, with marks in place of personal details, and no way to reach anybody. */
export async function setAsideOf(context: Context, agency: string, known: readonly string[], aside: Aside): Promise<SetAside> {
  const { type, reason, survey, receivedAt, verdict, decidedAt, decidedBy } = aside;
  return {
    id: nameOf(aside),
    ...{ type, reason, survey, receivedAt, verdict, decidedAt, decidedBy },
    said: await saidIn(context, agency, known, aside),
  };
}

async function saidIn(context: Context, agency: string, known: readonly string[], aside: Aside): Promise<SetAside['said']> {
  const handed = handedOf(context);
  const kept = aside.body === '' ? null : openAside(handed, agency, aside);
  if (!kept) return null;
  const marked = (text: string) => handed.privacy.screen(text, known)?.text ?? text;
  const response = Response.safeParse(kept.event.data);
  const data = kept.event.data as { version?: number; language?: string; channel?: string; test?: boolean };
  const { survey } = (aside.survey !== null && (await context.store.surveys.get(agency, aside.survey, data.version))) || {};
  const contacts = new Set(survey?.questions.filter(({ kind }) => kind === 'contact').map(({ id }) => id));
  return {
    version: data.version ?? null,
    language: data.language ?? null,
    channel: data.channel ?? null,
    test: data.test ?? false,
    answers: (response.data?.answers ?? []).map((answer) => {
      if (!('value' in answer)) return answer;
      const { value, otherText, ...rest } = answer;
      // A contact: that there is one. How to reach somebody is for who works on their case.
      const shown = typeof value === 'string' ? marked(value) : contacts.has(answer.question) ? {} : value;
      return { ...rest, value: shown, ...(otherText === undefined ? {} : { otherText: marked(otherText) }) };
    }),
  };
}

/** Works through the named ones, or through all of a reason, in steps. */
async function eachStep(
  { store }: Context,
  agency: string,
  which: WhichAside,
  verdict: 'waiting' | 'discarded',
  work: (asides: readonly Aside[]) => Promise<number>,
): Promise<AsideDone> {
  if ('ids' in which) {
    const found = (await store.quarantine.find(agency, which.ids.map(keyOf))).filter((aside) => aside !== undefined);
    let done = 0;
    for (let at = 0; at < found.length; at += STEP) done += await work(found.slice(at, at + STEP));
    return { done, left: which.ids.length - done, more: false };
  }
  const { reason, until } = which;
  let done = 0;
  let left = 0;
  let cursor: string | undefined;
  for (;;) {
    const page = await store.quarantine.list(agency, { verdict, reason, until, limit: STEP, ...(cursor && { cursor }) });
    const now = await work(page.items);
    done += now;
    left += page.items.length - now;
    cursor = page.next ?? undefined;
    if (!cursor || done + left >= MOST_AT_ONCE) return { done, left, more: cursor !== undefined };
  }
}

/** Lets events in, as if they had just been taken. @throws EarshotError `request.invalid`, `server.busy` */
export const acceptSetAside = (context: Context, agency: string, which: WhichAside, by: CaseActor): Promise<AsideDone> =>
  eachStep(context, agency, which, 'waiting', async (asides) => {
    const outcomes = await acceptAsides(context, handedOf(context), agency, asides, by);
    return outcomes.filter((outcome) => outcome !== null).length;
  });

/** Leaves events out for good, or lets them wait again. @throws EarshotError `request.invalid` */
export const decideSetAside = (
  context: Context,
  agency: string,
  which: WhichAside,
  verdict: 'discarded' | 'waiting',
  by: CaseActor,
): Promise<AsideDone> =>
  eachStep(context, agency, which, verdict === 'discarded' ? 'waiting' : 'discarded', async (asides) => {
    const decided = await context.store.quarantine.decide(agency, asides, verdict, by, context.clock());
    return decided.filter(Boolean).length;
  });
