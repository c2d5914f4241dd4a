import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '@earshot/charts/charts.css';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/controls.css';
import '../theme/page.css';
import { Confirm } from './confirm.tsx';
import { examples } from './examples.tsx';
import { FaultSummary, TextField } from './field.tsx';

const place = () => {
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  return main;
};

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('data-theme');
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(Object.entries(examples))('"%s" has no accessibility fault', async (_, Example) => {
    document.documentElement.dataset.theme = theme;
    const main = place();
    render(<Example />, main);
    // A part has no page around it: what concerns whole pages is tested where there is one.
    const { violations } = await axe.run(main, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false }, 'heading-order': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

test('what cannot be undone is asked about first, and the way back keeps the focus', async () => {
  let done = 0;
  render(
    <Confirm
      label="Revoke"
      question="Sure?"
      yes="Revoke the key"
      onYes={async () => {
        done += 1;
      }}
    />,
    place(),
  );
  await userEvent.click(page.getByRole('button', { name: 'Revoke' }));
  await expect.element(page.getByRole('button', { name: 'Revoke the key' })).toHaveFocus();
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
  expect(done).toBe(0);
  await expect.element(page.getByRole('button', { name: 'Revoke' })).toHaveFocus();
  await userEvent.click(page.getByRole('button', { name: 'Revoke' }));
  await userEvent.click(page.getByRole('button', { name: 'Revoke the key' }));
  expect(done).toBe(1);
});

test('a fault is focused and leads to its field, which says it again', async () => {
  render(
    <>
      <FaultSummary faults={[{ id: 'mail', text: 'Enter an address' }]} />
      <TextField id="mail" label="E-mail" fault="Enter an address" name="mail" autocomplete="off" />
    </>,
    place(),
  );
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await userEvent.click(page.getByRole('link', { name: 'Enter an address' }));
  const field = page.getByRole('textbox', { name: 'E-mail' });
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAccessibleDescription('Enter an address');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
});
