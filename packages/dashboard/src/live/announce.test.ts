import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, announceEvery, announcement, heard } from './announce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a stream of answers is added up and said at most every ten seconds', () => {
  heard(1);
  vi.advanceTimersByTime(1);
  expect(announcement.value).toBe('1 new answer');
  for (let i = 0; i < 12; i++) heard(1);
  vi.advanceTimersByTime(announceEvery / 2);
  expect(announcement.value).toBe('1 new answer');
  vi.advanceTimersByTime(announceEvery / 2);
  expect(announcement.value).toBe('12 new answers');
});

test('numbers that fall, after test answers were deleted, are not news', () => {
  announce('before');
  heard(-3);
  heard(0);
  vi.advanceTimersByTime(2 * announceEvery);
  expect(announcement.value).toBe('before');
});

test('the same words twice are still a change, or a screen reader stays silent', () => {
  announce('Copied');
  const first = announcement.value;
  announce('Copied');
  expect(announcement.value).not.toBe(first);
  expect(announcement.value.trim()).toBe('Copied');
});
