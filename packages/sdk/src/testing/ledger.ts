import type { EarshotEvent, EventResult } from '@earshot/model';
import { type Ground, judged } from './judge.ts';
import { Rejected, readEvent } from './read-event.ts';
import { isObject } from './read-request.ts';

/** What a test server remembers: each event once, and of each record the highest revision. */
export interface Ledger {
  take(items: readonly unknown[], sender: 'secret' | 'publishable'): EventResult[];
  /** What stands, in the order in which it first came. */
  standing(): EarshotEvent[];
  forget(): void;
}

interface Standing {
  event: EarshotEvent;
  revision: number;
  canonical: string;
}

export function createLedger(agency: string, ground: Ground): Ledger {
  const known = new Map<string, string>();
  const records = new Map<string, Standing>();

  const statusOf = (item: unknown, sender: 'secret' | 'publishable'): Omit<EventResult, 'id'> => {
    const { event, canonical } = readEvent(item, sender, ground.now());
    const { record, revision, series, closed } = judged(event, ground);
    const key = JSON.stringify([event.source, event.id]);
    const token = event.type === 'earshot.touchpoint.recorded' ? { token: `${agency}.test${records.size}` } : {};
    const before = known.get(key);
    if (before !== undefined) {
      if (before !== canonical) throw new Rejected('conflict');
      return { status: 'duplicate', ...tokenOf(record, token) };
    }
    if (closed) {
      known.set(key, canonical);
      return { status: 'quarantined', reason: 'survey-closed' };
    }
    const standing = records.get(record);
    const isSeen = event.type === 'earshot.survey.seen';
    if (standing?.revision === revision && standing.canonical !== canonical && !isSeen) throw new Rejected('conflict');
    known.set(key, canonical);
    if (standing?.revision === revision) {
      const status = standing.canonical === canonical ? 'duplicate' : 'superseded';
      return { status, ...tokenOf(record, token) };
    }
    if (standing && standing.revision > revision) return { status: 'superseded', ...token };
    records.set(record, { event, revision, canonical });
    if ('token' in token) tokens.set(record, token.token);
    if (series === undefined) return { status: 'stored', ...token };
    const greatest = highest.get(series) ?? 0;
    highest.set(series, Math.max(greatest, revision));
    return { status: revision < greatest ? 'superseded' : 'stored', ...token };
  };
  const highest = new Map<string, number>();
  const tokens = new Map<string, string>();
  const tokenOf = (record: string, made: { token?: string }) => (made.token ? { token: tokens.get(record) ?? made.token } : {});

  return {
    take: (items, sender) =>
      items.map((item) => {
        const id = isObject(item) && typeof item.id === 'string' ? item.id.slice(0, 128).toWellFormed() : '';
        try {
          return { id, ...statusOf(item, sender) };
        } catch (error) {
          if (!(error instanceof Rejected)) throw error;
          return { id, status: 'rejected', reason: error.reason, ...(error.detail ? { detail: error.detail } : {}) };
        }
      }),
    standing: () => [...records.values()].map(({ event }) => event),
    forget() {
      known.clear();
      records.clear();
      tokens.clear();
      highest.clear();
    },
  };
}
