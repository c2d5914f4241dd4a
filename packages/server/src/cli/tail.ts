import { setTimeout as wait } from 'node:timers/promises';
import { EarshotError } from '@earshot/model';
import type { StoredResponse, StoredTouchpoint } from '@earshot/store';
import { type Command, InvalidArgumentError } from 'commander';
import { perform } from './commands/commands.ts';
import { type Arrived, cameAt } from './commands/upkeep.ts';
import { performOn, settingsOf, withGround } from './data-folder.ts';
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
  onAgency(
    program.command('tail').description('Follow responses and touchpoints as they come, without what people wrote or what they are about.'),
  )
    .option('--text', 'Show what people wrote, references and details, too.')
    .option('--last <number>', 'How many to begin with. (default: 10)', count)
    .action(async ({ json, data, databaseUrl, agency, text, last = 10 }: Tailing) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const asked = { ...(agency === undefined ? {} : { agency }), limit: AT_ONCE };
      const said = new Set<string>();
      const remember = (items: readonly Arrived[]) => {
        for (const item of items) said.add(`${item.id} ${item.revision}`);
      };
      const show = (items: readonly Arrived[]) => {
        const fresh = items.filter((item) => !said.has(`${item.id} ${item.revision}`)).reverse();
        said.clear();
        remember(items);
        for (const item of fresh) report(terminal, { json: json ?? false }, seen(item, text), [lineOf(item, text)]);
      };
      const follow = async (begin: readonly Arrived[], ask: () => Promise<{ items: Arrived[] }>) => {
        remember(begin.slice(last));
        show(begin.slice(0, last));
        remember(begin);
        while (!terminal.stop.aborted) {
          show((await ask()).items);
          await wait(EVERY_MS, undefined, { signal: terminal.stop }).catch(() => undefined);
        }
      };
      if (config.databaseUrl) {
        await withGround(config, async (ground) => {
          const ask = () => perform(ground, 'arrivals.latest', asked);
          await follow((await ask()).items, ask);
        });
        return;
      }
      await follow((await performOn(config, 'arrivals.latest', asked)).items, async () => {
        const answered = await askServer(config.data, 'arrivals.latest', asked);
        if (!answered) throw new EarshotError('request.not-found', 'No server runs on this data folder, so nothing more can come.');
        return answered.result;
      });
    });
}

interface Tailing extends Shown {
  data?: string;
  databaseUrl?: string;
  agency?: string;
  text?: boolean;
  last?: number;
}

function seen(item: Arrived, text = false): object {
  if (text) return item;
  if ('what' in item) {
    const { reference: _, details: __, ...rest } = item;
    return rest;
  }
  const { comments: _, ...rest } = item;
  return rest;
}

const lineOf = (item: Arrived, text = false): string => ('what' in item ? touchpointLine(item, text) : responseLine(item, text));

function touchpointLine(item: StoredTouchpoint, text: boolean): string {
  const how = [item.service, item.language, item.channel, ...(item.test ? ['test'] : [])].filter((each) => each !== null);
  const about = text ? [item.reference, ...(item.details ? [JSON.stringify(item.details)] : [])] : [];
  return [new Date(cameAt(item)).toISOString(), item.what, ...how, ...about].join('  ');
}

function responseLine(item: StoredResponse, text: boolean): string {
  const answers = item.answers.map(({ question, value }) => `${question}=${value}`);
  const words = text ? item.comments.map((comment) => `${comment.question}: ${JSON.stringify(comment.text)}`) : [];
  const how = [item.language, item.channel, item.complete ? 'complete' : 'partial', ...(item.test ? ['test'] : [])];
  return [new Date(item.at).toISOString(), `${item.survey} v${item.version}`, ...how, ...answers, ...words].join('  ');
}
