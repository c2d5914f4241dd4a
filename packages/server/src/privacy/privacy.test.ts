import { randomBytes } from 'node:crypto';
import { findPersonal } from '@earshot/model/rules/personal';
import { expect, test } from 'vitest';
import { screen } from './screen.ts';
import { scrubPath } from './scrub-path.ts';
import { createSeal } from './seal.ts';

test.each([
  ['Mail me at ada@example.org or call +44 1632 960 123.', 'Mail me at [email] or call [phone].'],
  ['My card 4111 1111 1111 1111 was charged twice', 'My card [card] was charged twice'],
  ['Pay it back to GB82 WEST 1234 5698 7654 32', 'Pay it back to [iban]'],
  ['DNI 12345678Z', 'DNI [identity]'],
  ['اتصل بي على ٠٥٠١٢٣٤٥٦٧', 'اتصل بي على [phone]'],
  ['ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ', '[email]'],
  ['Tel. ⓪⑦⑦⓪⓪⑨⓪⓪①②③', 'Tel. [phone]'],
])('puts a mark in place of what is personal: %s', (text, marked) => {
  expect(screen(text, [])?.text).toBe(marked);
});

test('leaves ordinary words and the addresses of the agency alone', () => {
  const ordinary = [
    'Reference number 0123456789, sent twice.',
    'On 22/11/2026 at 10:30 I paid £1,200.50',
    'Lines 12 34 56 78',
    'The @city account',
  ];
  for (const text of ordinary) expect(screen(text, []), text).toBeUndefined();
  expect(screen('Your line +44 1632 960 001 is always engaged', ['+44 1632 960 001'])).toBeUndefined();
});

test('looks closely wherever the patterns would find anything', () => {
  for (const text of ['a@b.cd', 'tel 1２³4٥67', 'call ⅷ 0 6 1 2 3 4 5 6 7 8', '㍘㍙ 0612345678']) {
    expect(screen(text, []) !== undefined, text).toBe(findPersonal(text).length > 0);
  }
});

test('words to search by hold neither the details nor the marks', () => {
  expect(screen('phone me: 0612345678 please, tel', [])?.bare).not.toMatch(/\d|\[/);
});

test.each([
  ['/permits/done?email=a@b.org#top', '/permits/done'],
  ['/account/ada@example.org/edit', '/account/…/edit'],
  ['/account/ada%40example.org/edit', '/account/…/edit'],
  ['/r/3f2504e0-4f89-41d3-9a0c-0305e82c3301', '/r/…'],
  ['/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP', '/reset/…'],
  ['/k/0123456789abcdef', '/k/…'],
  ['/people/12345678Z/permits', '/people/…/permits'],
  ['/customer/1234567890', '/customer/…'],
  ['/done;jsessionid=1A2B3C', '/done'],
  ['/a//b/', '/a//b/'],
  ['/news/2026/11/22/how-to-renew-your-residents-parking-permit', '/news/2026/11/22/how-to-renew-your-residents-parking-permit'],
  ['/calendar/20261122', '/calendar/20261122'],
  ['/artikel/1234567', '/artikel/1234567'],
  ['/%E4%BD%8F%E6%B0%91/%zz', '/%E4%BD%8F%E6%B0%91/%zz'],
  ['/planning/internationalisation-and-accommodation', '/planning/internationalisation-and-accommodation'],
])('keeps of the path %s only what says which page it was', (path, kept) => {
  expect(scrubPath(path)).toBe(kept);
});

test('what was sealed opens in its own place, under its own secret, unchanged, and nowhere else', () => {
  const secret = randomBytes(32);
  const seal = createSeal({ keyFor: () => secret });
  const sealed = seal.close('llámame al 612 345 678', 'original city a');
  expect(sealed).not.toBe(seal.close('llámame al 612 345 678', 'original city a'));
  expect(seal.open(sealed, 'original city a')).toBe('llámame al 612 345 678');
  expect(seal.open(sealed, 'original city b')).toBeNull();
  expect(createSeal({ keyFor: () => randomBytes(32) }).open(sealed, 'original city a')).toBeNull();
  expect(seal.open(`${sealed.slice(0, -4)}AAAA`, 'original city a')).toBeNull();
  expect(seal.open('', 'original city a')).toBeNull();
});
