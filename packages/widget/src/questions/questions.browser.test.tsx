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
        <Draw
          question={question}
          words={words}
          name={question.id}
          idPrefix="x"
          wide={() => width >= 600}
          {...state}
          onAnswer={(value) => given.push(value)}
        />
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
      resultTypes: ['violations', 'incomplete'],
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
    for (const button of root.querySelectorAll('button')) expect(button.ariaLabel).not.toBe('');
  });

  test('targets are at least 44 px and nothing runs over at 320 px', () => {
    const { root } = drawExample(example, 288);
    for (const target of root.querySelectorAll('.row, textarea, .other input, .field input, .figure input, button')) {
      const { width, height } = target.getBoundingClientRect();
      if (height > 0) expect([width >= 44, height >= 44], target.outerHTML).toEqual([true, true]);
    }
    const card = root.querySelector('.card')!;
    expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
  });

  test.each([288, 640])('an error leads to a control, and every id is there once, at %d px', (width) => {
    const { root } = drawExample(example, width);
    const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    if (example.question.kind !== 'statement') expect(root.getElementById('x-1')).toBeInstanceOf(HTMLElement);
    if (example.state?.fault) expect(root.querySelector('.fault')!.textContent).toContain(example.state.fault);
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
  expect(getComputedStyle(second!, '::after').content).toBe('""');
  expect(getComputedStyle(first!, '::after').content).toBe('none');
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

const named = (name: string) => examples.find((example) => example.name === name)!;

test.each([
  [640, 1],
  [400, 2],
  [288, 3],
])('nps: at %d px its eleven points stand in %d rows, none of one point', (width, rows) => {
  const { root } = drawExample(named('nps'), width);
  const tops = [...root.querySelectorAll('.row')].map((row) => row.getBoundingClientRect().top);
  expect(tops).toHaveLength(11);
  expect(new Set(tops).size).toBe(rows);
  expect(tops.filter((top) => top === tops.at(-1)).length).toBeGreaterThan(1);
});

test('nps: nought is an answer', async () => {
  const { root, given } = drawExample(named('nps'));
  await userEvent.click(root.querySelector('input')!);
  expect(given).toEqual([0]);
});

test.each([
  ['number, written', '٤٢', 42],
  ['number, written', '1,500', 1500],
  ['number, written', '4.5.6', '4.5.6'],
  ['number, written', 'ten', 'ten'],
  ['number, written', '', undefined],
])('%s: %j is given as %j, and stays as it was typed', async (name, typed, value) => {
  const { root, given } = drawExample(named(name));
  const input = root.querySelector('input')!;
  await userEvent.fill(input, typed);
  expect(given.at(-1)).toBe(value);
  expect(input.value).toBe(typed);
});

test('date: three fields make one day, and an impossible one is given as it was typed', async () => {
  const { root, given } = drawExample(named('date, written'));
  const [day, month, year] = [...root.querySelectorAll('input')];
  expect([day!.value, month!.value, year!.value]).toEqual(['27', '03', '2026']);
  await userEvent.fill(day!, '٣١');
  expect(given.at(-1)).toBe('2026-03-31');
  await userEvent.fill(month!, '13');
  expect(given.at(-1)).toBe('2026-13-27');
});

test('contact: fields say to the browser what they are, and an error marks and leads to its own', async () => {
  const { root, given } = drawExample(named('contact, error'));
  const inputs = [...root.querySelectorAll('input')];
  expect(inputs.map(({ autocomplete }) => autocomplete)).toEqual(['name', 'email', 'tel']);
  expect(inputs.map((input) => input.getAttribute('aria-invalid'))).toEqual([null, 'true', null]);
  expect(root.getElementById('x-1')).toBe(inputs[1]);
  await userEvent.fill(inputs[1]!, '');
  expect(given.at(-1)).toEqual({ name: 'Ada Park' });
});

test('consent: ticked is yes, unticked again is no answer', async () => {
  const first = drawExample(named('consent'));
  await userEvent.click(first.root.querySelector('input')!);
  expect(first.given).toEqual([true]);
  host?.remove();
  const second = drawExample(named('consent, ticked'));
  await userEvent.click(second.root.querySelector('input')!);
  expect(second.given).toEqual([undefined]);
});

test('statement: asks nothing and calls nothing optional', () => {
  const { root } = drawExample(named('statement'));
  expect(root.querySelectorAll('input, button, textarea')).toHaveLength(0);
  expect(root.textContent).not.toContain('optional');
});

test('matrix: a table with its headers where there is room, else one group for each row', () => {
  const { root } = drawExample(named('matrix'), 640);
  expect(root.querySelectorAll('th[scope=col]')).toHaveLength(4);
  expect(root.querySelectorAll('tbody th[scope=row]')).toHaveLength(3);
  expect(root.querySelector('input')!.labels![0]!.textContent).toBe('How long you waited: Poor');
  host?.remove();
  const narrow = drawExample(named('matrix'), 288).root;
  expect(narrow.querySelector('table')).toBeNull();
  expect([...narrow.querySelectorAll('fieldset fieldset')].map((row) => row.querySelector('legend')!.textContent)).toEqual([
    'How long you waited',
    'The people at the counter',
    'Finding your way in the building',
  ]);
});

test.each([640, 288])(
  'matrix: an answer joins those of the other rows; an error leads to the first row without one, at %d px',
  async (width) => {
    const { root, given } = drawExample(named('matrix, error'), width);
    const lead = root.getElementById('x-1') as HTMLInputElement;
    expect(lead.name).toBe('counter~staff');
    await userEvent.click(lead);
    expect(given).toEqual([{ wait: 'poor', staff: 'poor' }]);
  },
);

/** Draws again with every answer, as the card does. */
function drawRank() {
  const { question, state } = named('rank');
  const { Draw } = kinds.rank;
  const drawn = drawExample(named('rank'));
  const show = (value?: unknown, otherText?: string): void =>
    render(
      <section class="card" lang="en" aria-label="Survey">
        <form>
          <Draw
            question={question}
            words={words}
            name="matters"
            idPrefix="x"
            {...state}
            value={value as string[]}
            otherText={otherText}
            onAnswer={(next, moved) => show(next, moved)}
          />
        </form>
      </section>,
      drawn.root,
    );
  show();
  const order = () => [...drawn.root.querySelectorAll('.word')].map((word) => word.textContent!.split(' ')[0]);
  return { root: drawn.root, order };
}

test('rank: buttons and arrow keys move a thing, the focus stays with it, and its place is announced', async () => {
  const { root, order } = drawRank();
  const up = root.querySelector<HTMLButtonElement>('[aria-label="Move up: No fees"]')!;
  await userEvent.click(up);
  expect(order()).toEqual(['Opening', 'A', 'No', 'Somebody']);
  expect(root.activeElement).toBe(up);
  expect(root.querySelector('[role=status]')!.textContent).toBe('No fees: 3 of 4');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(order()[0]).toBe('No');
  expect(root.activeElement).toBe(up);
  expect(up.getAttribute('aria-disabled')).toBe('true');
  expect(root.querySelector('[role=status]')!.textContent).toBe('No fees: 1 of 4');
  await userEvent.keyboard('{ArrowDown}');
  expect(order()).toEqual(['Opening', 'No', 'A', 'Somebody']);
});
