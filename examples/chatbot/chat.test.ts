import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { anAgency, aSurvey, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  const why = { id: 'why', kind: 'text', prompt: { en: 'What went wrong?' }, when: { question: 'satisfaction', atMost: 2 } };
  const [satisfaction] = aSurvey().questions;
  server = await startServer({ agency: anAgency(), surveys: [aSurvey({ questions: [satisfaction, why] })] });
});
afterAll(() => server.close());

/** Types these lines into the bot and reads what it said. */
async function chat(...lines: string[]): Promise<string> {
  const bot = spawn(process.execPath, [fileURLToPath(new URL('./chat.mjs', import.meta.url))], {
    env: { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: server.secretKey, EARSHOT_SURVEY: 'parking-permit-done', LANG: 'en' },
  });
  let said = '';
  bot.stdout.on('data', (part) => {
    said += part;
  });
  bot.stderr.on('data', (part) => {
    said += part;
  });
  bot.stdin.end(`${lines.join('\n')}\n`);
  await once(bot, 'close');
  return said;
}

test('a chat asks with the same conditions and checks, and what it took is stored', async () => {
  const said = await chat('9', '5', 'The office was closed.');
  expect(said).toContain('  5  Very dissatisfied');
  expect(said).toContain('Choose one of the answers shown');
  expect(said).toContain('Question 2 of 2\nWhat went wrong? (optional)');
  expect(said).toContain('Thank you');
  const { items } = (await (await server.ask('GET', '/v1/comments')).json()) as { items: { text: string }[] };
  expect(items.map(({ text }) => text)).toEqual(['The office was closed.']);
});

test('a chat pauses before a telephone number is sent, and lets people go back', async () => {
  const said = await chat('4', '/back', '5', 'Call 07700 900123', 'Nobody called back');
  expect(said).toContain('Your text seems to contain personal details');
  const { items } = (await (await server.ask('GET', '/v1/comments')).json()) as { items: { text: string }[] };
  expect(items.map(({ text }) => text)).toContain('Nobody called back');
  expect(JSON.stringify(items)).not.toContain('900123');
});
