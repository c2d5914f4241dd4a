import { describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord, aView, everyDay, fact } from './build.ts';
import { type Open, useStore } from './opening.ts';

export const countsContract = (open: Open) =>
  describe('counts', () => {
    const use = useStore(open);
    const fill = () =>
      use.store.commit(
        aCommit(use.agency, [
          anEvent('1', aRecord('r1', { day: 20_261_101, answers: [fact('ease', 5)] })),
          anEvent('2', aRecord('r2', { day: 20_261_102, channel: 'sms', language: 'es', answers: [fact('ease', 5)] })),
          anEvent(
            '3',
            aRecord('r3', {
              day: 20_261_103,
              service: 'parking',
              language: 'es',
              answers: [fact('ease', 1), fact('wrong', 'wait'), fact('wrong', 'form')],
            }),
          ),
          anEvent('4', aView('v1', 2, { day: 20_261_103, language: 'es' })),
          anEvent('5', aView('v2', 0, { day: 20_261_103 })),
        ]),
      );
    const read = async (...rest: [filter?: object, by?: 'day' | 'service' | 'channel' | 'language']) =>
      (await use.store.counts.read(use.agency, 'permit', everyDay, ...rest)).map(
        ({ group, question, value, n }) => `${group}|${question}|${value}|${n}`,
      );

    it('add up over a period, both ends included', async () => {
      await fill();
      expect(await use.store.counts.read(use.agency, 'permit', { from: 20_261_101, to: 20_261_102 })).toEqual([
        { group: '', question: 'ease', value: '5', n: 2 },
      ]);
      expect(await read()).toEqual(['|ease|1|1', '|ease|5|2', '|wrong|form|1', '|wrong|wait|1', '|~seen|offered|2', '|~seen|opened|1']);
    });

    it('are narrowed by service, channel and language', async () => {
      await fill();
      expect(await read({ service: 'parking' })).toEqual(['|ease|1|1', '|wrong|form|1', '|wrong|wait|1']);
      expect(await read({ channel: 'sms' })).toEqual(['|ease|5|1']);
      expect(await read({ language: 'es', channel: 'web' })).toEqual([
        '|ease|1|1',
        '|wrong|form|1',
        '|wrong|wait|1',
        '|~seen|offered|1',
        '|~seen|opened|1',
      ]);
    });

    it('are grouped by day, service, channel and language, the funnel too', async () => {
      await fill();
      expect(await read({}, 'day')).toEqual([
        '20261101|ease|5|1',
        '20261102|ease|5|1',
        '20261103|ease|1|1',
        '20261103|wrong|form|1',
        '20261103|wrong|wait|1',
        '20261103|~seen|offered|2',
        '20261103|~seen|opened|1',
      ]);
      expect(await read({}, 'service')).toEqual([
        'parking|ease|1|1',
        'parking|wrong|form|1',
        'parking|wrong|wait|1',
        'permits|ease|5|2',
        'permits|~seen|offered|2',
        'permits|~seen|opened|1',
      ]);
      expect(await read({ language: 'es' }, 'channel')).toEqual([
        'sms|ease|5|1',
        'web|ease|1|1',
        'web|wrong|form|1',
        'web|wrong|wait|1',
        'web|~seen|offered|1',
        'web|~seen|opened|1',
      ]);
      expect(await read({ channel: 'web' }, 'day')).toContain('20261103|~seen|offered|2');
    });

    it('are the same from the totals and from the records', async () => {
      await fill();
      const bySum = (rows: string[]) => rows.map((row) => row.slice(row.indexOf('|')));
      expect(bySum(await read({ service: 'permits', language: 'en' })).length).toBeGreaterThan(0);
      const whole = await use.store.counts.read(use.agency, 'permit', everyDay);
      const parts = await use.store.counts.read(use.agency, 'permit', everyDay, {}, 'language');
      const summed = new Map<string, number>();
      for (const { question, value, n } of parts) summed.set(`${question} ${value}`, (summed.get(`${question} ${value}`) ?? 0) + n);
      expect(Object.fromEntries(summed)).toEqual(Object.fromEntries(whole.map(({ question, value, n }) => [`${question} ${value}`, n])));
    });

    it('are mended by a rebuild from the records', async () => {
      await fill();
      const before = await read({}, 'day');
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
      expect((await use.store.upkeep.rebuild()).surveys).toBeGreaterThan(0);
      expect(await read({}, 'day')).toEqual(before);
    });
  });
