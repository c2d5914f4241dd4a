import { setTimeout as wait } from 'node:timers/promises';
import { EarshotError } from '@earshot/model';
import type { StoredResponse } from '@earshot/store';
import { type Command, InvalidArgumentError } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onAgency } from './program-parts.ts';
import { askServer } from './socket.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

/** How often the server is asked. */
const EVERY_MS = 1_000;
/** Asked for each time: more than arrive in a second on a busy day; a flood shows its newest. */
const AT_ONCE = 200;

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > AT_ONCE)
    throw new InvalidArgumentError(`It must be a whole number up to ${AT_ONCE}.`);
  return value;
};

/** `earshot tail` */
export function addTail(program: Command, terminal: Terminal): void {
  onAgency(program.command('tail').description('Follow responses as they come, without what people wrote.'))
    .option('--text', 'Show what people wrote, too.')
    .option('--last <number>', 'How many to begin with. (default: 10)', count)
    .action(async ({ json, data, agency, text, last = 10 }: Shown & { data?: string; agency?: string; text?: boolean; last?: number }) => {
      const config = await settingsOf(terminal, { data });
      const asked = agency === undefined ? {} : { agency };
      const said = new Set<string>();
      const show = (items: readonly StoredResponse[]) => {
        const fresh = items.filter((item) => !said.has(`${item.id} ${item.revision}`)).reverse();
        said.clear();
        for (const item of items) said.add(`${item.id} ${item.revision}`);
        for (const item of fresh) report(terminal, { json: json ?? false }, seen(item, text), [lineOf(item, text)]);
      };
      const { items } = await performOn(config, 'responses.latest', { ...asked, limit: AT_ONCE });
      for (const item of items.slice(last)) said.add(`${item.id} ${item.revision}`);
      show(items.slice(0, last));
      for (const item of items) said.add(`${item.id} ${item.revision}`);
      while (!terminal.stop.aborted) {
        const answered = await askServer(config.data, 'responses.latest', { ...asked, limit: AT_ONCE });
        if (!answered) throw new EarshotError('request.not-found', 'No server runs on this data folder, so nothing more can come.');
        show(answered.result.items);
        await wait(EVERY_MS, undefined, { signal: terminal.stop }).catch(() => undefined);
      }
    });
}

const seen = ({ comments, ...item }: StoredResponse, text = false) => (text ? { ...item, comments } : item);

function lineOf(item: StoredResponse, text = false): string {
  const answers = item.answers.map(({ question, value }) => `${question}=${value}`);
  const words = text ? item.comments.map((comment) => `${comment.question}: ${JSON.stringify(comment.text)}`) : [];
  const how = [item.language, item.channel, item.complete ? 'complete' : 'partial', ...(item.test ? ['test'] : [])];
  return [new Date(item.at).toISOString(), `${item.survey} v${item.version}`, ...how, ...answers, ...words].join('  ');
}
