import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createWords } from '../flow/words.ts';
import en from '../locales/en.json' with { type: 'json' };
import { render } from '../parts/render.ts';
import tokens from '../theme/tokens.css?inline';
import widget from '../theme/widget.css?inline';
import { type Example, examples } from './examples.ts';
import { kinds, questionStyle } from './index.ts';

const words = createWords(en, 'en');
let host: HTMLElement | undefined;

/** Draws an example the way the page does: in a shadow root, with the widget's own style. */
function drawExample({ question, state }: Example, width = 640): { root: ShadowRoot; given: unknown[] } {
  host = document.createElement('earshot-survey');
  host.style.inlineSize = `${width}px`;
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + widget + questionStyle);
  root.adoptedStyleSheets = [sheet];
  const { Draw } = kinds[question.kind];
  const given: unknown[] = [];
  render(
    <section class="card" lang="en" aria-label="Survey">
      <form>
        <Draw question={question} words={words} name={question.id} idPrefix="x" {...state} onAnswer={(value) => given.push(value)} />
      </form>
    </section>,
    root,
  );
  return { root, given };
}

afterEach(() => host?.remove());

document.documentElement.lang = 'en';
document.title = 'Questions';

describe.each(examples)('$name', (example) => {
  test.each([
    [640, 'light'],
    [288, 'light'],
    [288, 'dark'],
  ])('axe finds nothing at %d px, %s', async (width, theme) => {
    drawExample(example, width);
    host!.setAttribute('theme', theme);
    const { violations, incomplete } = await axe.run(host!, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(incomplete.map(({ id }) => id).filter((id) => id !== 'color-contrast')).toEqual([]);
  });

  test('every control has a name, and a group has the prompt as its name', () => {
    const { root } = drawExample(example);
    const prompt = root.querySelector('.prompt')!.textContent!;
    const group = root.querySelector('fieldset');
    if (group) expect(group.querySelector('legend')!.textContent).toBe(prompt);
    for (const control of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      expect([...control.labels!].map((label) => label.textContent).join('')).not.toBe('');
    }
  });

  test('targets are at least 44 px and nothing runs over at 320 px', () => {
    const { root } = drawExample(example, 288);
    for (const target of root.querySelectorAll('.row, textarea, .other input')) {
      const { width, height } = target.getBoundingClientRect();
      if (height > 0) expect([width >= 44, height >= 44], target.outerHTML).toEqual([true, true]);
    }
    const card = root.querySelector('.card')!;
    expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
  });

  test('what describes it exists', () => {
    const { root } = drawExample(example);
    for (const element of root.querySelectorAll('[aria-describedby]')) {
      for (const id of element.getAttribute('aria-describedby')!.split(' ')) expect(root.getElementById(id), id).not.toBeNull();
    }
  });
});

describe.each(examples.filter(({ question, state }) => question.kind === 'rating' && !state?.value))('$name', (example) => {
  test('is one tab stop; arrows move; the value is a number', async () => {
    const { root, given } = drawExample(example);
    const radios = [...root.querySelectorAll<HTMLInputElement>('input')];
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
    radios[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(root.activeElement).toBe(radios[1]);
    expect(radios[1]!.checked).toBe(true);
    expect(given).toEqual([Number(radios[1]!.value)]);
  });
});

test('words show the best answer first, and the value still runs from 1', () => {
  const { root } = drawExample(examples[0]!);
  expect([...root.querySelectorAll('input')].map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1']);
  expect(root.querySelector('.word')!.textContent).toBe('Very satisfied');
});

test('a chosen answer differs by more than colour', () => {
  const { root } = drawExample(examples[1]!);
  const [first, second] = [...root.querySelectorAll('.row')];
  expect(getComputedStyle(second!).outlineWidth).toBe('3px');
  expect(getComputedStyle(first!).outlineStyle).toBe('none');
  expect(getComputedStyle(second!.querySelector('.tick')!).visibility).toBe('visible');
  expect(getComputedStyle(first!.querySelector('.tick')!).visibility).toBe('hidden');
});

test('words beside an option appear only while it is chosen, without a script', async () => {
  const { root } = drawExample(examples.find(({ name }) => name === 'choice')!);
  const other = root.querySelector<HTMLElement>('.other')!;
  expect(getComputedStyle(other).display).toBe('none');
  root.querySelector<HTMLInputElement>('input[value=other]')!.checked = true;
  expect(getComputedStyle(other).display).toBe('block');
});

test.each(
  examples.filter(
    ({ question }) => question.kind === 'rating' && ['stars', 'numbers'].includes(question.look ?? '') && question.points === 5,
  ),
)('$name: five points stand in one row on the narrowest screen', (example) => {
  const { root } = drawExample(example, 276);
  const tops = [...root.querySelectorAll('.row')].map((row) => row.getBoundingClientRect().top);
  expect(tops).toHaveLength(5);
  expect(new Set(tops).size).toBe(1);
  expect(host!.scrollWidth).toBeLessThanOrEqual(276);
});
