import { expect, openPage, signIn, test } from './stage.ts';
import type { World } from './world.ts';

/** Fills in the hosted page as a machine does that fills in everything it finds. */
async function fillInEverything(world: World): Promise<void> {
  const url = `${world.earshot}/s/port-ellery/parking-permit-done`;
  let body = await (await fetch(url)).text();
  for (let step = 0; step < 12; step++) {
    const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
    form.set('~website', 'https://buy.example');
    if (step === 0) form.set('satisfaction', '4');
    const reply = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    if (reply.status === 303) return;
    body = await reply.text();
  }
  throw new Error('the form never ended');
}

test('what looks sent by no person waits for one, who leaves it out, takes that back and lets it in, by keyboard', async ({
  world,
  browserName,
}) => {
  const before = await world.books();
  await fillInEverything(world);
  const { page, close } = await openPage(browserName);
  try {
    await signIn(page, world);
    await expect(page.getByRole('link', { name: /^Set aside/ })).toContainText('1');
    await page.getByRole('link', { name: /^Set aside/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set aside');
    const article = page.getByRole('article', { name: 'Hidden field filled in' });
    await expect(article).toContainText('Satisfied');

    await article.getByRole('button', { name: 'Leave out' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await expect(article).toBeVisible();

    await article.getByRole('button', { name: 'Let in' }).focus();
    await page.keyboard.press('Enter');
    await expect(article).toHaveCount(0);
    await page.getByRole('link', { name: 'Let in' }).click();
    await expect(page.getByRole('article')).toContainText(/Let in by Sam Okoro/);
    const after = await world.books();
    expect([after.stored - before.stored, after.quarantined - before.quarantined]).toEqual([2, 0]);
    expect(after.rollupEqualsRebuild).toBe(true);
  } finally {
    await close();
  }
});
