import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { allOf, createProgram } from './program.ts';

const page = readFileSync(new URL('../../../../docs/reference/command.md', import.meta.url), 'utf8');
const program = createProgram({ out: () => {}, err: () => {}, env: {}, secret: async () => '', stop: new AbortController().signal });
const commands = allOf(program).filter((command) => command.commands.length === 0);
const nameOf = (command: Command): string => (command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name());

it('describes every command and flag there is', () => {
  for (const command of commands) {
    expect(page, nameOf(command)).toContain(`\`${nameOf(command)}`);
    const section = page.split('\n## ').find((part) => part.includes(`\`${nameOf(command)}`)) ?? '';
    for (const { long } of command.options) expect(section, `${nameOf(command)} ${long}`).toContain(`\`${long}\``);
  }
});

it('describes no command and no flag that is not there', () => {
  const names = new Set([...commands.map(nameOf), ...allOf(program).map(nameOf)]);
  for (const [, name = ''] of page.matchAll(/`(earshot(?: [a-z]+)+)/g)) {
    expect(
      [...names].some((known) => known === name.trim()),
      name,
    ).toBe(true);
  }
  const flags = new Set(['--help', ...commands.flatMap((command) => command.options.map(({ long }) => long))]);
  for (const [flag] of page.matchAll(/--[a-z][a-z-]+/g)) expect(flags.has(flag), flag).toBe(true);
});
