import type { Signal } from '@earshot/model';

/** What staff are told the moment it is durable. `days` as `YYYY-MM-DD`. */
export type LiveMessage =
  | { agency: string; kind: 'counts'; survey: string; days: string[]; at: number }
  | { agency: string; kind: 'comment'; survey: string }
  | { agency: string; kind: 'case'; survey: string; id?: string }
  | { agency: string; kind: 'quarantine' }
  | { agency: string; kind: 'signal'; site: string; key: string; signal: Signal }
  /** Something changed, nobody knows what: ask for everything again. */
  | { agency: string; kind: 'reset' };

/** A message with its place in the sequence: `entry` is what `Last-Event-ID` brings back. A case's own `id` stays beside it. */
export type LiveEntry = LiveMessage & { entry: string };

/** The bus inside one server: what ingest and cases publish, live streams hear. It keeps no message, only the last change of each survey. */
export interface LiveBus {
  publish(message: LiveMessage): void;
  /** Hears the agency's messages until the returned function is called. */
  subscribe(agency: string, listener: (entry: LiveEntry) => void): () => void;
  /**
   * What a listener that last heard `lastId` missed: one `counts` for every survey of the agency that changed since,
   * or `'reset'` when this server cannot tell (it was restarted since, or the id is not one of its own).
   */
  since(agency: string, lastId: string): LiveEntry[] | 'reset';
  /** Agencies that somebody listens to now. */
  heard(): string[];
  /** The id of the newest message. */
  lastId(): string;
}

/** Ids begin with the server's start, so an id from before a restart is recognised as foreign. */
export function createLiveBus(start: number): LiveBus {
  let sequence = 0;
  const listeners = new Map<string, Set<(entry: LiveEntry) => void>>();
  const changed = new Map<string, Map<string, { sequence: number; days: Set<string>; at: number }>>();
  const idOf = (number: number) => `${start}-${number}`;

  const remember = (message: Extract<LiveMessage, { kind: 'counts' }>) => {
    const surveys = changed.get(message.agency) ?? new Map();
    changed.set(message.agency, surveys);
    const before = surveys.get(message.survey);
    const days = before?.days ?? new Set();
    for (const day of message.days) days.add(day);
    surveys.set(message.survey, { sequence, days, at: message.at });
  };

  return {
    publish(message) {
      sequence++;
      if (message.kind === 'counts') remember(message);
      const heard = listeners.get(message.agency);
      if (!heard) return;
      const entry = { ...message, entry: idOf(sequence) };
      for (const listener of heard) listener(entry);
    },
    subscribe(agency, listener) {
      const heard = listeners.get(agency) ?? new Set();
      listeners.set(agency, heard);
      heard.add(listener);
      return () => {
        heard.delete(listener);
        if (heard.size === 0 && listeners.get(agency) === heard) listeners.delete(agency);
      };
    },
    since(agency, lastId) {
      const [startOfId, number = ''] = lastId.split('-');
      if (startOfId !== String(start) || !/^\d{1,15}$/.test(number) || Number(number) > sequence) return 'reset';
      return [...(changed.get(agency) ?? [])]
        .filter(([, change]) => change.sequence > Number(number))
        .sort(([, a], [, b]) => a.sequence - b.sequence)
        .map(([survey, { sequence: at, days, at: time }]) => ({
          agency,
          kind: 'counts',
          survey,
          days: [...days],
          at: time,
          entry: idOf(at),
        }));
    },
    heard: () => [...listeners.keys()],
    lastId: () => idOf(sequence),
  };
}
