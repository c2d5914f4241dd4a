import { hash } from 'node:crypto';
import { questionStyle } from '@earshot/widget/questions';
import { tokenStyle, widgetStyle } from '@earshot/widget/theme';
import page from './page.css?inline';

/** The style of every hosted page: the widget's own, and what a whole page needs beside it. */
export const sheetText: string = [tokenStyle, widgetStyle, questionStyle, page].join('\n');

/** Where it lies: named by its content, so it may be kept for ever. */
export const sheetPath: string = `/hosted/${hash('sha256', sheetText, 'hex').slice(0, 16)}.css`;
