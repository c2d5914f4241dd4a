import type { LiveMessage } from './bus.ts';

/** Messages about the same thing, of which the last says enough. */
export function aboutOf(message: LiveMessage): string {
  if (message.kind === 'case') return `case ${message.survey} ${message.id ?? ''}`;
  if (message.kind === 'signal') return `signal ${message.key}`;
  return message.kind === 'reset' || message.kind === 'quarantine' ? message.kind : `${message.kind} ${message.survey}`;
}

/** One message instead of two about the same thing: the days of both. */
export const joined = <M extends LiveMessage>(before: M | undefined, message: M): M =>
  before?.kind === 'counts' && message.kind === 'counts' ? { ...message, days: [...new Set([...before.days, ...message.days])] } : message;
