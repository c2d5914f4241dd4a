// The answer story in real WebKit: Debian's WebKitGTK, driven over W3C WebDriver.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import test from 'node:test';
import { Builder, By, Capabilities, Key } from 'selenium-webdriver';
import { webkit, webkitDriver } from '../../scripts/browsers.mjs';
import { makeWorld } from '../world.ts';

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
const until = async (what, ask) => {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited 15 s in vain for ${what}`);
};

test('an answer given in WebKitGTK is stored and thanked for', { timeout: 120_000 }, async () => {
  const world = await makeWorld();
  const port = await freePort();
  const driver = spawn(webkitDriver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, GDK_BACKEND: 'x11', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  try {
    await until('WebKitWebDriver', () => fetch(`http://127.0.0.1:${port}/status`));
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: webkit, args: ['--automation'] },
    });
    const browser = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    try {
      await browser.get(`${world.city}/permits/done`);
      const root = await until('the survey', async () => {
        for (const element of await browser.findElements(By.css('[data-earshot], earshot-survey, #survey, #survey *'))) {
          const shadow = await element.getShadowRoot().catch(() => undefined);
          if (shadow && (await shadow.findElements(By.css('input[type=radio]'))).length > 0) return shadow;
        }
        return undefined;
      });
      const inside = (css) => until(css, () => root.findElement(By.css(css)));
      const satisfied = await inside('input[type=radio][value="4"]');
      await satisfied.click();
      assert.equal(await satisfied.isSelected(), true);
      await satisfied.sendKeys(Key.ARROW_UP);
      assert.equal(await (await inside('input[type=radio][value="5"]')).isSelected(), true);
      await (await inside('button[type=submit]')).click();
      const text = await inside('textarea');
      await text.sendKeys('Clear and quick.');
      await (await inside('button[type=submit]')).click();
      await until('the answer in the store', async () => (await world.books()).responses === 1);
      await until('the thank-you', async () => /thank/i.test(await (await root.findElement(By.css('h2, [tabindex="-1"]'))).getText()));
    } finally {
      await browser.quit();
    }
  } finally {
    driver.kill();
    await world.close();
  }
});
