import { expect, test } from 'vitest';
import { defaults, flagOf, readConfig, settings, variableOf } from './config.ts';

test('a flag beats the environment, which beats the file, which beats the default', () => {
  const file = { port: 1, maxEvents: 11, host: '10.0.0.1' };
  const env = { EARSHOT_PORT: '2', EARSHOT_MAX_EVENTS: '12', HOME: '/x' };
  const config = readConfig({ flags: { port: '3' }, env, file });
  expect([config.port, config.maxEvents, config.host, config.maxAgeDays]).toEqual([3, 12, '10.0.0.1', 6]);
});

test('every default is one of the values its setting takes', () => {
  expect(readConfig({ flags: defaults() as unknown as Record<string, unknown> })).toEqual(defaults());
});

test('an unknown setting stops the start with its name and the settings there are', () => {
  expect(() => readConfig({ file: { prot: 1 } })).toThrow(
    /"prot" in earshot\.config\.json is not a setting\. Settings are: data, databaseUrl, port/,
  );
  expect(() => readConfig({ env: { EARSHOT_PROT: '1' } })).toThrow(/EARSHOT_PROT is not a setting.*EARSHOT_PORT/);
  expect(() => readConfig({ flags: { prot: 1 } })).toThrow(/--prot is not a setting.*--port/);
});

test('a wrong value stops the start with what is allowed', () => {
  expect(() => readConfig({ env: { EARSHOT_PORT: 'eighty' } })).toThrow(
    'EARSHOT_PORT is "eighty"; it must be a whole number from 0 to 65535.',
  );
  expect(() => readConfig({ file: { logLevel: 'loud' } })).toThrow(/must be one of debug, info/);
  expect(() => readConfig({ flags: { publicUrl: 'ftp://x' } })).toThrow(/--public-url is "ftp:\/\/x"; it must be an http or https address/);
  expect(() => readConfig({ env: { EARSHOT_TRUSTED_PROXIES: '10.0.0.0/40' } })).toThrow(/IP addresses or blocks/);
});

test('a list is read with commas', () => {
  expect(readConfig({ env: { EARSHOT_TRUSTED_PROXIES: '10.0.0.0/8, ::1' } }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
});

test('no two settings share a flag or a variable', () => {
  expect(new Set(settings.map(({ name }) => flagOf(name))).size).toBe(settings.length);
  expect(new Set(settings.map(({ name }) => variableOf(name))).size).toBe(settings.length);
});
