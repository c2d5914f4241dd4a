import { expect, test } from 'vitest';
import { originOf, siteOf, tagFor } from './tag.ts';

test('an address of any page gives the origin of its site', () => {
  expect(originOf(' https://www.city.gov/permits/done?x=1#top ')).toBe('https://www.city.gov');
  expect(originOf('http://intranet:8080/')).toBe('http://intranet:8080');
});

test('what is no web address gives none', () => {
  for (const wrong of ['', 'www.city.gov', 'mailto:a@b.c', 'file:///etc', 'javascript:alert(1)']) expect(originOf(wrong)).toBeNull();
});

test('a site is named after its host', () => {
  expect(siteOf('https://www.city.gov')).toBe('www-city-gov');
  expect(siteOf('http://intranet:8080')).toBe('intranet-8080');
});

test('the tag for tag managers carries the key in its address alone', () => {
  const { tag, manager } = tagFor('https://feedback.city.gov', 'pk_city_x');
  expect(tag).toBe('<script async src="https://feedback.city.gov/earshot.js" data-key="pk_city_x"></script>');
  expect(manager).toBe('<script async src="https://feedback.city.gov/earshot.js?key=pk_city_x"></script>');
});
