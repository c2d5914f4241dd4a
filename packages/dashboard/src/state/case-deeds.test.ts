import type { Case } from '@earshot/model';
import { expect, test } from 'vitest';
import { undoOf } from './case-deeds.ts';

const aCase = (state: Case['state'], owner: string | null = null) => ({ state, owner }) as Case;

test('a move is undone by the move back where the server allows it', () => {
  expect(undoOf(aCase('in-review'), aCase('contacted'))).toEqual([{ state: 'in-review' }]);
  expect(undoOf(aCase('in-review'), aCase('resolved'))).toEqual([{ state: 'in-review' }]);
});

test('a resolved case is reopened and led on to where it was', () => {
  expect(undoOf(aCase('contacted'), aCase('resolved'))).toEqual([{ state: 'in-review' }, { state: 'contacted' }]);
  expect(undoOf(aCase('open'), aCase('resolved'))).toEqual([{ state: 'in-review' }]);
});

test('a case never becomes open again, so no Undo is offered for its first move', () => {
  expect(undoOf(aCase('open'), aCase('in-review'))).toEqual([]);
});

test('taking a case is undone by giving it back to whoever had it', () => {
  expect(undoOf(aCase('open', null), aCase('open', 'ana@x.gov'))).toEqual([{ owner: null }]);
  expect(undoOf(aCase('open', 'tom@x.gov'), aCase('open', 'ana@x.gov'))).toEqual([{ owner: 'tom@x.gov' }]);
});

test('a note stays: there is nothing to undo', () => {
  expect(undoOf(aCase('open'), aCase('open'))).toEqual([]);
});
