import { direction } from '@earshot/model/rules';
import { px } from './px.ts';

/** Where things stand in a drawing whose bars begin where the language's lines begin. */
export interface Layout {
  /** The left edge of something `width` wide that begins `from` px after the start. */
  x(from: number, width?: number): number;
  /** The anchor of text that begins, or ends, at its position. */
  start: 'start' | 'end';
  end: 'start' | 'end';
}

/** Bars of right-to-left languages begin at the right. Time does not mirror: it runs from left to right in every chart. */
export const layoutFor = (language: string, width: number): Layout =>
  direction(language) === 'rtl'
    ? { x: (from, size = 0) => px(width - from - size), start: 'end', end: 'start' }
    : { x: px, start: 'start', end: 'end' };
