import { describe, expect, it } from 'vitest';
import type { TouchpointRow } from '../src/commit.ts';
import { aCommit, anEvent, aRecord, aTouchpoint, everyDay, fact, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

const booking = (revision: number, said: Partial<TouchpointRow> = {}) =>
  aTouchpoint(`booking-${revision}`, {
    what: 'appointment.changed',
    series: 'appointment',
    revision,
    hash: `booking ${revision}`,
    ...said,
  });

export const touchpointsContract = (open: Open) =>
  describe('touchpoints', () => {
    const use = useStore(open);
    const send = async (...rows: TouchpointRow[]) =>
      (
        await use.store.commit(
          aCommit(
            use.agency,
            rows.map((row, n) => anEvent(`${row.hash} ${n}`, row)),
          ),
        )
      ).events;

    it('are kept once, with their details and without how to reach anybody', async () => {
      const row = aTouchpoint('t1', { details: { answerBy: '2026-12-24' }, citizen: { email: 'ana@example.org' } });
      const commit = aCommit(use.agency, [anEvent('e1', row)]);
      expect((await use.store.commit(commit)).events).toEqual(['stored']);
      expect((await use.store.commit(commit)).events).toEqual(['duplicate']);
      const kept = await use.store.touchpoints.get(use.agency, 't1');
      expect(kept).toEqual({
        id: 't1',
        what: 'request.submitted',
        revision: 1,
        service: 'permits',
        channel: 'web',
        language: 'en',
        reference: 'PP-1',
        at: row.at,
        test: false,
        details: { answerBy: '2026-12-24' },
        receivedAt: expect.any(Number),
      });
      expect(await use.store.touchpoints.latest(use.agency, 5)).toEqual([kept]);
      expect(await use.store.touchpoints.get('town', 't1')).toBeNull();
    });

    it('count nowhere, and are in the books', async () => {
      await send(aTouchpoint('t1'), aTouchpoint('t2'));
      expect(await use.store.counts.read(use.agency, 'permit', everyDay)).toEqual([]);
      expect(await use.store.upkeep.books(use.agency)).toMatchObject({ received: 2, stored: 2 });
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
    });

    it('of an appointment that come late are kept, and told as superseded', async () => {
      expect(await send(booking(1))).toEqual(['stored']);
      expect(await send(booking(3))).toEqual(['stored']);
      expect(await send(booking(2))).toEqual(['superseded']);
      expect(await send(booking(4))).toEqual(['stored']);
      expect(await use.store.touchpoints.get(use.agency, 'booking-2')).toMatchObject({ revision: 2 });
      expect(await use.store.upkeep.books(use.agency)).toMatchObject({ received: 4, stored: 3, superseded: 1 });
    });

    it('of an appointment are judged in their order inside a group, too', async () => {
      const other = booking(1, { id: 'other', reference: 'PP-2', hash: 'other' });
      expect(await send(booking(2), booking(1), booking(3), other)).toEqual(['stored', 'superseded', 'stored', 'stored']);
    });

    it('of one revision with two bodies conflict, and repeated under another id are duplicates', async () => {
      await send(booking(1));
      const again = (id: string, hash: string) => use.store.commit(aCommit(use.agency, [anEvent(id, booking(1, { hash }))]));
      expect((await again('another', 'booking 1')).events).toEqual(['duplicate']);
      expect((await again('a third', 'moved to noon')).events).toEqual(['conflict']);
    });

    it('have a catalogue of their agency once it was given one', async () => {
      const catalogue = { services: ['permits'], kinds: { 'x.note': { about: 'A note.' } } };
      expect(await use.store.catalogues.get(use.agency)).toBeNull();
      await use.store.catalogues.put(use.agency, { ...catalogue, kinds: {} });
      await use.store.catalogues.put(use.agency, catalogue);
      expect(await use.store.catalogues.get(use.agency)).toEqual(catalogue);
    });

    it('make a journey with the answers, scores and cases of their reference, page by page', async () => {
      const about = { reference: 'PP-1', touchpoint: 't1' };
      await send(
        aTouchpoint('t2', { at: 30, what: 'service.completed' }),
        aTouchpoint('t1', { at: 10 }),
        aTouchpoint('other', { reference: 'PP-2' }),
      );
      const comments = [{ question: 'why', text: 'Slow', words: 'slow' }];
      const answer = aRecord('r1', { ...about, at: 30, score: 1, comments, cases: [personCase('r1')] });
      const score = aRecord('s1', {
        reference: 'PP-1',
        at: 20,
        survey: '~scores',
        answers: [fact('csat.top2', 4), fact('csat.top2', '~asked')],
      });
      await use.store.commit(aCommit(use.agency, [anEvent('a', answer), anEvent('s', score), anEvent('b', aRecord('r2'))]));
      const { items, next } = await use.store.journeys.read(use.agency, 'PP-1', { limit: 50 });
      expect(items.map(({ type, at }) => `${type} ${at}`)).toEqual([
        'touchpoint 10',
        'score 20',
        'touchpoint 30',
        'response 30',
        expect.stringMatching(/^case \d+$/),
      ]);
      expect(next).toBeNull();
      expect(items[1]).toMatchObject({ measure: 'csat.top2', value: '4' });
      expect(items[3]).toMatchObject({ score: 1, comments: [{ question: 'why', text: 'Slow' }] });
      expect(JSON.stringify(items)).not.toContain('ana@example.org');
      const paged = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await use.store.journeys.read(use.agency, 'PP-1', { limit: 1, ...(cursor && { cursor }) });
        paged.push(...page.items);
        cursor = page.next;
      }
      expect(paged).toEqual(items);
    });

    it('that are tests go with the tests of a survey of their service', async () => {
      const survey = { id: 'permit', service: 'permits' } as never;
      await use.store.surveys.publish(use.agency, survey, 'first', 1);
      await send(aTouchpoint('t1'), aTouchpoint('t2', { test: true }), aTouchpoint('t3', { test: true, service: 'parking' }));
      await use.store.commit(aCommit(use.agency, [anEvent('e', aRecord('r1', { test: true, touchpoint: 't2', reference: 'PP-1' }))]));
      expect(await use.store.responses.deleteTests(use.agency, 'permit')).toBe(1);
      const left = await Promise.all(['t1', 't2', 't3'].map((id) => use.store.touchpoints.get(use.agency, id)));
      expect(left.map((one) => one?.id)).toEqual(['t1', undefined, 't3']);
    });
  });
