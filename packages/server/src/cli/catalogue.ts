import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Catalogue, catalogueDocs, catalogueSchema, EarshotError, readCatalogue } from '@earshot/model';
import type { Command } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency } from './program-parts.ts';
import { readShapeFile } from './read-file.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

const FILE = 'A module that exports `catalogue` (TypeScript or JavaScript), or the same as JSON.';

/** `earshot catalogue` */
export function addCatalogue(program: Command, terminal: Terminal): void {
  const catalogue = program
    .command('catalogue')
    .description("What an agency's own systems may tell: services, measures, kinds of touchpoint.");
  onAgency(
    catalogue.command('apply').argument('<file>', FILE).description('Have the server refuse own kinds and details that are not in it.'),
  ).action(async (file: string, { json, agency, ...flags }: Shown & { data?: string; databaseUrl?: string; agency?: string }) => {
    const args = { catalogue: await read(file), ...(agency === undefined ? {} : { agency }) };
    const applied = await performOn(await settingsOf(terminal, flags), 'catalogue.apply', args);
    report(terminal, { json: json ?? false }, applied, [`${applied.agency}: ${applied.kinds} kinds of its own`]);
  });
  catalogue
    .command('schema')
    .argument('<file>', FILE)
    .description('Print the JSON Schema of a touchpoint as the catalogue allows it, for systems in any language.')
    .action(async (file: string) => terminal.out(JSON.stringify(catalogueSchema(await read(file)), null, 2)));
  catalogue
    .command('docs')
    .argument('<file>', FILE)
    .description("Print the catalogue as Markdown, for the people who send from the agency's systems.")
    .option('--title <words>', 'The heading. (default: Touchpoints)')
    .action(async (file: string, { title = 'Touchpoints' }: { title?: string }) => terminal.out(catalogueDocs(await read(file), title)));
}

/** Runs the module: a catalogue is code of the agency's own. @throws EarshotError `catalogue.invalid` */
async function read(file: string): Promise<Catalogue> {
  if (file.endsWith('.json')) return (await readShapeFile(file, Catalogue, 'catalogue.invalid')).value;
  let found: { catalogue?: unknown };
  try {
    found = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new EarshotError('catalogue.invalid', `${file} cannot be run: ${code ?? message}.`, { cause: error });
  }
  if (found.catalogue === undefined) throw new EarshotError('catalogue.invalid', `${file} does not export "catalogue".`);
  return readCatalogue(found.catalogue);
}
