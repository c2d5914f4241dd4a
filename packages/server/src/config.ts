import { EarshotError } from '@earshot/model';
import { type Setting, type SettingName, type SettingValues, settings } from './settings.ts';

export { type Setting, settings } from './settings.ts';

/** Every setting with its value: what `serve` and the routes read. */
export type Config = SettingValues;

/** Where settings come from, the strongest first. */
export interface ConfigSources {
  /** Already named as settings (`publicUrl`), as the command line parsed them. */
  flags?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, string | undefined>>;
  /** The content of earshot.config.json. */
  file?: Readonly<Record<string, unknown>>;
}

/** Variables that are no settings: the secret is never in a file or on a command line; the other three are for the command, not the server. */
const otherVariables = new Set(['EARSHOT_SECRET', 'EARSHOT_CONFIG', 'EARSHOT_KEY', 'EARSHOT_URL']);

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `publicUrl` on the command line: `--public-url`. */
export const flagOf = (name: string): string => `--${dashed(name)}`;
/** `publicUrl` in the environment: `EARSHOT_PUBLIC_URL`. */
export const variableOf = (name: string): string => `EARSHOT_${dashed(name).replaceAll('-', '_').toUpperCase()}`;

/** Every setting at its default. */
export const defaults = (): Config => Object.fromEntries(settings.map(({ name, default: value }) => [name, value])) as unknown as Config;

/**
 * Flags, then `EARSHOT_*`, then earshot.config.json, then defaults.
 * @throws EarshotError `setting.invalid`: which setting, where it was given, and what is allowed.
 */
export function readConfig({ flags = {}, env = {}, file = {} }: ConfigSources): Config {
  const config: Record<string, unknown> = defaults();
  const byVariable = new Map(settings.map((setting) => [variableOf(setting.name), setting]));
  const byName = new Map<string, Setting>(settings.map((setting) => [setting.name, setting]));

  for (const [name, given] of Object.entries(file)) {
    if (name === '$schema') continue;
    const setting =
      byName.get(name) ??
      unknown(
        `"${name}" in earshot.config.json`,
        settings.map((each) => each.name),
      );
    config[name] = parsed(setting, given, `"${name}" in earshot.config.json`);
  }
  for (const [variable, given] of Object.entries(env)) {
    if (!variable.startsWith('EARSHOT_') || otherVariables.has(variable) || given === undefined) continue;
    const setting = byVariable.get(variable) ?? unknown(variable, [...byVariable.keys()]);
    config[setting.name] = parsed(setting, given, variable);
  }
  for (const [name, given] of Object.entries(flags)) {
    if (given === undefined) continue;
    const setting =
      byName.get(name) ??
      unknown(
        flagOf(name),
        settings.map((each) => flagOf(each.name)),
      );
    config[name] = parsed(setting, given, flagOf(name));
  }
  return config as unknown as Config;
}

const unknown = (what: string, allowed: readonly string[]): never => {
  throw new EarshotError('setting.invalid', `${what} is not a setting. Settings are: ${allowed.join(', ')}.`);
};

/** Reads one value; texts are read as the environment gives them. */
function parsed(setting: Setting, given: unknown, where: string): SettingValues[SettingName] {
  const wrong = (allowed: string): never => {
    throw new EarshotError(
      'setting.invalid',
      `${where} ${setting.secret ? 'is not what it should be' : `is ${JSON.stringify(given)}`}; it must be ${allowed}.`,
    );
  };
  switch (setting.type) {
    case 'integer': {
      const value = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= setting.least && value <= setting.most;
      return fits ? value : wrong(`a whole number from ${setting.least} to ${setting.most}`);
    }
    case 'choice':
      return typeof given === 'string' && setting.allowed.includes(given) ? given : wrong(`one of ${setting.allowed.join(', ')}`);
    case 'list': {
      const value = typeof given === 'string' ? given.split(',').flatMap((part) => part.trim() || []) : given;
      const fits = Array.isArray(value) && value.every((part) => typeof part === 'string' && setting.fits(part));
      return fits ? (value as string[]) : wrong(setting.must);
    }
    case 'text':
      return typeof given === 'string' && setting.fits(given) ? given : wrong(setting.must);
  }
}
