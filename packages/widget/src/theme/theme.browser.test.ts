import { expect, test } from 'vitest';
import { questionStyle } from '../questions/index.ts';
import { tokenStyle, widgetStyle } from './index.ts';

test('a server gets the style as text', () => {
  expect(tokenStyle).toContain('--marine');
  expect(widgetStyle).toContain('.summary');
  expect(questionStyle).toContain('.row');
});
