import { Command } from 'commander';
import { version } from '../version.ts';
import { addAgency } from './agency.ts';
import { addCatalogue } from './catalogue.ts';
import { addDemo } from './demo.ts';
import { addDoctor } from './doctor.ts';
import { addKey } from './key.ts';
import { addMove } from './move.ts';
import { addQuarantine } from './quarantine.ts';
import { addRestore } from './restore.ts';
import { addServe } from './serve.ts';
import { addSurvey } from './survey.ts';
import { addTail } from './tail.ts';
import type { Terminal } from './terminal.ts';
import { addUpkeep } from './upkeep.ts';
import { addUser } from './user.ts';
import { addWords } from './words.ts';

/** The whole `earshot` command. `quiet`: whoever runs it says what was called wrongly. */
export function createProgram(terminal: Terminal, { quiet = false } = {}): Command {
  const program = new Command('earshot')
    .version(version)
    .description('Earshot hears citizens and lets an agency act on it.')
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => quiet || terminal.err(text.trimEnd()) })
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  for (const add of [
    addServe,
    addDemo,
    addAgency,
    addCatalogue,
    addKey,
    addUser,
    addSurvey,
    addWords,
    addQuarantine,
    addUpkeep,
    addRestore,
    addMove,
    addDoctor,
    addTail,
  ])
    add(program, terminal);
  for (const command of allOf(program)) command.copyInheritedSettings(program);
  return program;
}

/** A command and everything under it. */
export const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];
