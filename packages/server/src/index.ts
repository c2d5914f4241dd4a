/** The server an agency hosts. */

export { createApp } from './app.ts';
// Settings and keys
export { type Config, defaults, readConfig, type Setting, settings } from './config.ts';
export type { Context } from './context.ts';
export { hashKey, makeKey } from './keys.ts';
// Running one
export { type ServeOptions, type Serving, serve } from './serve.ts';
// What the command does to a store
export type { Ground } from './cli/commands/ground.ts';
export { type ArgsOf, type CommandName, commands, perform, type ResultOf } from './cli/commands/commands.ts';
