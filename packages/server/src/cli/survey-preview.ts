import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Survey } from '@earshot/model';
import type { Command } from 'commander';
import { builtFolder, readFolder } from '../assets/folder.ts';
import { framesEach } from './preview/overview.tsx';
import { previewFiles } from './preview/preview-files.ts';
import { servePreview } from './preview/serve-preview.ts';
import { readShapeFile } from './read-file.ts';
import { stopped } from './stopped.ts';
import { report, type Shown, type Terminal } from './terminal.ts';
import { FOR_ALL } from './translate/write-whole.ts';

/** `earshot survey preview` */
export function addSurveyPreview(survey: Command, terminal: Terminal): void {
  survey
    .command('preview')
    .argument('<file>', 'A survey file.')
    .description('Show a survey in every language, mode and theme, as the widget draws it; answers go nowhere.')
    .option('--out <dir>', 'Write it as a folder that any web server can show, instead of showing it here.')
    .option('--json', 'Print the result as one line of JSON.')
    .action(async (file: string, { out, json = false }: Shown & { out?: string }) => {
      const site = readFolder(builtFolder('site') ?? '');
      let frames = 0;
      const make = async () => {
        const { value } = await readShapeFile(file, Survey, 'survey.invalid');
        frames = Object.keys(value.languages).length * framesEach;
        return previewFiles(value, site);
      };
      if (out !== undefined) {
        for (const [name, body] of await make()) await place(join(out, name), body);
        return report(terminal, { json }, { out, frames }, [
          `${join(out, 'index.html')}: ${frames} pictures. Put the folder on a web server to see it.`,
        ]);
      }
      const serving = await servePreview(make);
      report(terminal, { json }, { ready: true, url: serving.url, frames }, [`${serving.url}  (${frames} pictures; Ctrl-C ends it)`]);
      await stopped(terminal.stop);
      await serving.close();
    });
}

/** Readable for a web server: nothing here is secret. */
async function place(path: string, body: string | Buffer): Promise<void> {
  const made = await mkdir(dirname(path), { recursive: true });
  for (let folder = dirname(path); made !== undefined && folder.length >= made.length; folder = dirname(folder)) await chmod(folder, 0o755);
  await writeFile(path, body);
  await chmod(path, FOR_ALL);
}
