import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createLiveBus } from './bus.ts';
import { openStream } from './stream.ts';

const agency = 'port-ellery';
const open = (bus = createLiveBus(7), more: Partial<Parameters<typeof openStream>[1]> = {}, out = new PassThrough()) => {
  const close = openStream(out, { bus, agency, lastId: undefined, now: 0, stillAllowed: async () => true, ...more });
  const said = () => {
    let text = '';
    for (let chunk = out.read(); chunk !== null; chunk = out.read()) text += chunk;
    return text.split('\n\n').flatMap((message) => {
      const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(message) ?? [];
      return event ? [{ id, event, data: JSON.parse(data ?? '') }] : [];
    });
  };
  return { bus, out, close, said };
};
const counts = (survey: string, day: string, at = 1) => ({ agency, kind: 'counts' as const, survey, days: [day], at });

describe('a stream under a flood', () => {
  it('says the first at once and the rest four times a second, joined', () => {
    vi.useFakeTimers();
    try {
      const { bus, said, close } = open();
      said();
      for (let index = 1; index <= 1000; index++) bus.publish(counts('permits', index % 2 ? '2026-11-22' : '2026-11-21', index));
      expect(said()).toMatchObject([{ event: 'counts', data: { survey: 'permits', days: ['2026-11-22'], at: 1 } }]);
      vi.advanceTimersByTime(250);
      expect(said()).toMatchObject([{ id: '7-1000', data: { days: ['2026-11-21', '2026-11-22'], at: 1000 } }]);
      vi.advanceTimersByTime(1000);
      expect(said()).toEqual([]);
      bus.publish(counts('permits', '2026-11-22'));
      expect(said()).toHaveLength(1);
      close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('never gives an id past something that still waits, so that a reconnect misses nothing', () => {
    vi.useFakeTimers();
    try {
      const { bus, said, close } = open();
      bus.publish(counts('permits', '2026-11-22'));
      bus.publish(counts('permits', '2026-11-22'));
      bus.publish({ agency, kind: 'case', survey: 'permits', id: 'c1' });
      expect(said().map(({ id, event }) => [id, event])).toEqual([
        ['7-0', 'hello'],
        ['7-1', 'counts'],
        ['7-1', 'case'],
      ]);
      vi.advanceTimersByTime(250);
      expect(said().map(({ id, event }) => [id, event])).toEqual([['7-3', 'counts']]);
      close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('holds back from a browser that does not read, and resets it when it does', async () => {
    const { bus, out, close } = open();
    for (let index = 0; index < 20_000; index++) bus.publish({ agency, kind: 'case', survey: 'permits', id: `case-${index}` });
    expect(out.writableLength + out.readableLength).toBeLessThan(400_000);
    let text = '';
    out.on('data', (chunk) => {
      text += chunk;
    });
    await vi.waitFor(() => expect(text).toContain('event: reset\n'));
    close();
  });

  it('hears nothing of another agency', () => {
    const { bus, said, close } = open();
    bus.publish({ ...counts('permits', '2026-11-22'), agency: 'other-city' });
    expect(said().map(({ event }) => event)).toEqual(['hello']);
    close();
  });

  it('says when the server keeps late or not at all, once, and when it keeps again', async () => {
    let state: 'good' | 'slow' | 'stopped' = 'slow';
    const { said, close } = open(undefined, { heartbeatMs: 5, keeping: async () => state });
    const heard: unknown[] = [];
    const hear = (what: string) =>
      vi.waitFor(() => {
        heard.push(...said().flatMap(({ event, data }) => (event === 'server' ? [data.keeping] : [])));
        expect(heard.at(-1)).toBe(what);
      });
    await hear('slow');
    state = 'stopped';
    await hear('stopped');
    state = 'good';
    await hear('good');
    expect(heard).toEqual(['slow', 'stopped', 'good']);
    close();
  });

  it('ends when the permission does', async () => {
    const { out } = open(undefined, { stillAllowed: async () => false, heartbeatMs: 5 });
    out.resume();
    await new Promise((done) => out.once('end', done));
  });
});
