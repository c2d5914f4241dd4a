import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { examples } from '../questions/examples.ts';
import '../theme/tokens.css';
import './gallery.css';
import { drawGallery, galleryThemes } from './gallery.tsx';

/** The gallery in a place of its own. */
const draw = (theme: string | null, direction: string | null = null) => {
  const place = document.createElement('div');
  document.body.append(place);
  drawGallery(place, { theme, direction });
};
afterEach(() => document.body.replaceChildren());

document.documentElement.lang = 'en';
document.title = 'Survey gallery';

test.each(galleryThemes)('axe finds nothing on the page of every example: %s', async (theme) => {
  // What axe looks at is the same from either side.
  draw(theme, 'ltr');
  expect(document.querySelectorAll('earshot-survey')).toHaveLength(examples.length);
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

test('without a theme it shows them all, from left and from right', () => {
  draw('unheard-of');
  const cards = [...document.querySelectorAll('earshot-survey')].map(({ shadowRoot }) => shadowRoot!.querySelector('.card')!);
  expect(cards).toHaveLength(examples.length * galleryThemes.length * 2);
  expect(cards.filter((card) => getComputedStyle(card).direction === 'rtl')).toHaveLength(cards.length / 2);
});

test('one theme in one direction, by links that keep the other choice', () => {
  draw('dsfr dark', 'rtl');
  expect(document.querySelectorAll('earshot-survey')).toHaveLength(examples.length);
  const card = document.querySelector('earshot-survey')!.shadowRoot!.querySelector('.card')!;
  expect(getComputedStyle(card).backgroundColor).toBe('rgb(22, 22, 22)');
  const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
  expect(links).toContain('?theme=govuk+light&direction=rtl');
  expect(links).toContain('?theme=dsfr+dark');
});
