import { describe, expect, it } from 'vitest';
import type { CommentQuery } from '../src/store.ts';
import { searchWords } from '../src/words.ts';
import { aCommit, anEvent, aRecord, oneResponse, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

const said = (text: string, question = 'why') => [{ question, text, words: searchWords(text) }];

/** A comment in each language, and what somebody who looks for it types. */
const probes = [
  ['Chinese', '市政府的停車位太少了，等了兩個小時', '停車位'],
  ['Japanese', '窓口の待ち時間がとても長かったです', '待ち時間'],
  ['Thai', 'ที่จอดรถไม่พอและต้องรอนานมาก', 'ที่จอดรถ'],
  ['Arabic', 'كانَتِ الخِدْمَةُ بَطِيئَةً جِدًّا في المَكْتَبِ ٣٤', 'الخدمه بطيئة 34'],
  ['Polish', 'Urząd w Łodzi był zamknięty przed czasem', 'lodzi zamkniety'],
  ['Spanish', 'La atención telefónica fue pésima', 'ATENCION telef'],
  ['Somali', 'Adeeggu waa gaabis, waxaan sugay laba saacadood', 'sugay saacadood'],
] as const;

export const commentsContract = (open: Open) =>
  describe('comments', () => {
    const use = useStore(open);
    const list = async (query: Partial<CommentQuery> = {}) =>
      (await use.store.comments.list(use.agency, { limit: 50, ...query })).items.map(({ text }) => text);

    it.each(probes)('are found in %s', async (_, text, typed) => {
      await use.store.commit(oneResponse(use.agency, 'r1', { comments: said(text) }));
      await use.store.commit(oneResponse(use.agency, 'r2', { comments: said('Something else 別の話 เรื่องอื่น شيء آخر') }));
      expect(await list({ search: typed })).toEqual([text]);
    });

    it('are found by every word, the last one unfinished, and never by marks alone', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1', { comments: said('The parking meter was broken') }));
      await use.store.commit(oneResponse(use.agency, 'r2', { comments: said('Parking was easy') }));
      expect(await list({ search: 'parking bro' })).toEqual(['The parking meter was broken']);
      expect(await list({ search: 'par easy' })).toEqual([]);
      expect(await list({ search: '"; DROP -* (' })).toEqual([]);
      expect(await list({ search: '!!! ???' })).toEqual([]);
    });

    it('are listed newest first, whichever came in first, page by page', async () => {
      const times = [30, 10, 50, 20, 40, 50, 50];
      for (const [n, at] of times.entries()) await use.store.commit(oneResponse(use.agency, `r${n}`, { at, comments: said(`word ${at}`) }));
      for (const search of [undefined, 'word']) {
        const found: number[] = [];
        let cursor: string | null = null;
        do {
          const page = await use.store.comments.list(use.agency, { limit: 3, ...(search && { search }), ...(cursor && { cursor }) });
          found.push(...page.items.map(({ at }) => at));
          cursor = page.next;
        } while (cursor);
        expect(found).toEqual([50, 50, 50, 40, 30, 20, 10]);
      }
    });

    it('keep numbers of their own when thousands carry the same time', async () => {
      const crowd = Array.from({ length: 2100 }, (_, n) => anEvent(`e${n}`, aRecord(`r${n}`, { at: 77, comments: said('Same moment') })));
      await use.store.commit(aCommit(use.agency, crowd));
      const other = `${use.agency}-b`;
      await use.store.commit(aCommit(other, crowd.slice(0, 3)));
      expect(await list({ limit: 5000 })).toHaveLength(2100);
      expect(await list({ limit: 5000, search: 'moment' })).toHaveLength(2100);
      expect((await use.store.comments.list(other, { limit: 50, search: 'same' })).items).toHaveLength(3);
    });

    it('are narrowed by everything they carry', async () => {
      const one = (id: string, more: object) => use.store.commit(oneResponse(use.agency, id, { comments: said(id), ...more }));
      await one('plain', {});
      await one('bins', { survey: 'bins', service: 'waste', channel: 'sms', language: 'pl', day: 20_261_101, score: 1 });
      await one('trial', { test: true, score: null });
      expect(
        (await list({ survey: 'bins' })).concat(
          await list({ service: 'waste' }),
          await list({ channel: 'sms' }),
          await list({ language: 'pl' }),
        ),
      ).toEqual(Array(4).fill('bins'));
      expect(await list({ to: 20_261_101 })).toEqual(['bins']);
      expect((await list({ from: 20_261_102 })).sort()).toEqual(['plain', 'trial']);
      expect(await list({ score: { atMost: 2 } })).toEqual(['bins']);
      expect(await list({ score: { atLeast: 2 } })).toEqual(['plain']);
      expect(await list({ test: true })).toEqual(['trial']);
      expect((await list({ test: false })).sort()).toEqual(['bins', 'plain']);
      expect(await list({ search: 'plain', survey: 'bins' })).toEqual([]);
    });

    it('name the case of the person who wrote them', async () => {
      const comments = [...said('Nobody answered the phone'), ...said('Phone them', 'better')];
      await use.store.commit(oneResponse(use.agency, 'r1', { comments, cases: [personCase('r1')] }));
      const { items } = await use.store.comments.list(use.agency, { limit: 9 });
      const [first] = (await use.store.cases.list(use.agency, { limit: 1 })).items;
      expect(items.map((item) => item.case)).toEqual([first!.id, first!.id]);
      expect(items[0]).toEqual({
        id: 'r1.better',
        response: 'r1',
        survey: 'permit',
        service: 'permits',
        question: 'better',
        text: 'Phone them',
        language: 'en',
        channel: 'web',
        score: 4,
        page: '/permits/done',
        at: 1_795_000_000_000,
        day: '2026-11-22',
        test: false,
        case: first!.id,
      });
    });

    it('refuse a cursor that is none of theirs', async () => {
      await expect(use.store.comments.list(use.agency, { limit: 5, cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'request.invalid',
      });
    });
  });
