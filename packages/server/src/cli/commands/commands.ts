import { applyAgency } from './agency.ts';
import { applyCatalogue } from './catalogue.ts';
import { examine } from './doctor.ts';
import type { Ground } from './ground.ts';
import { createKey, listKeys, revokeKey, rotateKey } from './key.ts';
import { decideQuarantine, listQuarantine } from './quarantine.ts';
import { publishSurvey } from './survey.ts';
import { backup, latest, rebuild } from './upkeep.ts';
import { addUser, listUsers, removeUser, setPassword } from './user.ts';

/** Everything the command does to a store, by name: called here, or by the running server through its socket. */
export const commands = {
  'agency.apply': applyAgency,
  'catalogue.apply': applyCatalogue,
  'key.create': createKey,
  'key.list': listKeys,
  'key.revoke': revokeKey,
  'key.rotate': rotateKey,
  'user.add': addUser,
  'user.list': listUsers,
  'user.remove': removeUser,
  'user.password': setPassword,
  'survey.publish': publishSurvey,
  'quarantine.list': listQuarantine,
  'quarantine.decide': decideQuarantine,
  'arrivals.latest': latest,
  rebuild,
  backup,
  doctor: examine,
} as const;

export type CommandName = keyof typeof commands;
export type ArgsOf<N extends CommandName> = Parameters<(typeof commands)[N]> extends [Ground, infer A] ? A : Record<string, never>;
export type ResultOf<N extends CommandName> = Awaited<ReturnType<(typeof commands)[N]>>;

/** Runs one by its name. */
export const perform = <N extends CommandName>(ground: Ground, name: N, args: ArgsOf<N>): Promise<ResultOf<N>> =>
  (commands[name] as unknown as (ground: Ground, args: ArgsOf<N>) => Promise<ResultOf<N>>)(ground, args);

export const isCommandName = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(commands, name);
