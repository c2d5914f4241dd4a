import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { anAnswer } from './an-event.ts';
import { until } from './scripted-server.ts';
import { openSite } from './sender-page.ts';

/** Presses Send in the page; answers the outcome only if asked to wait for it. */
const send = (page: Page, event: unknown, wait = true) =>
  page.evaluate(`{ const outcome = s.send(${JSON.stringify(event)}, { keep: true }); ${wait ? 'outcome' : '0'} }`);
const said = (page: Page) => page.evaluate<string[]>('said');
const pending = (page: Page) => page.evaluate<{ id: string }[]>('s.pending()');
const databases = (page: Page) => page.evaluate<{ name: string }[]>('indexedDB.databases()');
const down = { status: 503, headers: { 'retry-after': '2' } };

test('stores nothing before the person presses Send, and nothing of theirs once the server has it', async () => {
  await using site = await openSite();
  const page = await site.tab();
  await page.evaluate(`s.send(${JSON.stringify(anAnswer())})`);
  expect(await pending(page)).toEqual([]);
  expect(await databases(page)).toEqual([]);
  expect(await send(page, anAnswer())).toBe('sent');
  expect(await pending(page)).toEqual([]);
});

test('keeps an answer through an outage and a reload, and delivers it exactly once', async () => {
  await using site = await openSite(down);
  const page = await site.tab();
  const event = anAnswer();
  expect(await send(page, event)).toBe('kept');
  expect(await said(page)).toEqual(['sending', 'kept']);
  expect(await pending(page)).toMatchObject([{ id: event.id, survey: 'parking-permit-done' }]);
  await page.close();
  expect(site.server.stored.size).toBe(0);

  const later = await site.tab();
  await until(() => site.server.stored.has(event.id));
  await until(async () => (await said(later)).includes('sent'));
  await until(async () => (await pending(later)).length === 0);
  expect(site.server.requests.at(-1)?.body).toBe(JSON.stringify([event]));
});

test('says kept without a network, and sends when the network comes back', async () => {
  await using site = await openSite();
  const page = await site.tab();
  await site.context.setOffline(true);
  expect(await send(page, anAnswer())).toBe('kept');
  await site.context.setOffline(false);
  await until(async () => (await said(page)).at(-1) === 'sent');
  expect(site.server.stored.size).toBe(1);
});

test('never says kept where IndexedDB is blocked, and still delivers', async () => {
  await using site = await openSite({ status: 503 }, { status: 503 });
  const before = `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('blocked', 'SecurityError'); } })`;
  const page = await site.tab({ before });
  expect(await send(page, anAnswer())).toBe('sent');
  expect(await said(page)).toEqual(['sending', 'sent']);
});

test('stores nothing at all with storage "none"', async () => {
  await using site = await openSite({ status: 503 });
  const page = await site.tab({ storage: 'none' });
  expect(await send(page, anAnswer())).toBe('sent');
  expect(await databases(page)).toEqual([]);
});

test('delivers an answer that was handed over in the moment the page went away', async () => {
  await using site = await openSite();
  const page = await site.tab();
  const event = anAnswer();
  await page.evaluate(`{ s.send(${JSON.stringify(event)}, { keep: true }); location.href = 'about:blank'; }`);
  await until(() => site.server.stored.has(event.id));
  // A busy browser may cut the first request as it leaves; the page then tries once more. One id is one answer.
  expect(site.server.stored.size).toBe(1);
  expect(new Set(site.server.requests.map(({ body }) => body))).toEqual(new Set([JSON.stringify([event])]));
});

test('tries once more on page hide, but not while the server asked for quiet and the device holds the answer', async () => {
  await using site = await openSite({ status: 503, headers: { 'retry-after': '600' } });
  const page = await site.tab();
  expect(await send(page, anAnswer())).toBe('kept');
  await page.goto('about:blank');
  expect(site.server.requests).toHaveLength(1);
});

test('lets one of two tabs send what is kept', async () => {
  await using site = await openSite(down);
  const first = await site.tab();
  const event = anAnswer();
  expect(await send(first, event)).toBe('kept');
  const second = await site.tab();
  await site.tab();
  expect(await pending(second)).toMatchObject([{ id: event.id }]);
  await until(() => site.server.stored.has(event.id));
  await until(async () => (await pending(second)).length === 0);
  expect(site.server.requests).toHaveLength(2);
});

test('takes over what a closed tab left', async () => {
  await using site = await openSite(down);
  const first = await site.tab();
  const second = await site.tab();
  const event = anAnswer();
  expect(await send(first, event)).toBe('kept');
  await first.close();
  await second.evaluate(`dispatchEvent(new Event('online'))`);
  await until(() => site.server.stored.has(event.id));
  expect(site.server.requests).toHaveLength(2);
});

test('stops sending an answer that was deleted in another tab', async () => {
  await using site = await openSite(down);
  const first = await site.tab();
  const second = await site.tab();
  const event = anAnswer();
  expect(await send(first, event)).toBe('kept');
  await second.evaluate(`s.forget('${event.id}')`);
  await until(async () => (await said(first)).at(-1) === 'refused: forgotten');
  expect(site.server.stored.size).toBe(0);
});

test('deletes an answer that is older than it may be kept', async () => {
  await using site = await openSite(down);
  const page = await site.tab();
  expect(await send(page, anAnswer())).toBe('kept');
  await page.close();
  const later = await site.tab({ before: `{ const now = Date.now; Date.now = () => now() + 25 * 3600_000; }` });
  await until(async () => (await pending(later)).length === 0);
  expect(site.server.stored.size).toBe(0);
});

test('waits out a quiet that began with an answer since deleted, then sends the next', async () => {
  await using site = await openSite(down);
  const page = await site.tab();
  const deleted = anAnswer();
  const event = anAnswer();
  expect(await send(page, deleted)).toBe('kept');
  await page.evaluate(`s.forget('${deleted.id}')`);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  expect(await send(page, event)).toBe('kept');
  expect(site.server.requests).toHaveLength(1);
  await until(() => site.server.stored.has(event.id));
  expect([...site.server.stored.keys()]).toEqual([event.id]);
});
