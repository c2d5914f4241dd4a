/** Commits one response after the other, eight at a time, and prints each event id once it is acknowledged. Run by kill-after.ts. */
import { aCommit, anEvent, aRecord, dailyCase } from '../contract/build.ts';
import { openPostgres, openSqlite } from '../src/index.ts';

const [place, round] = process.argv.slice(2) as [string, string];
const store = await (place.startsWith('postgres:') ? openPostgres({ url: place }) : openSqlite({ dir: place }));

const forever = async (lane: number) => {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${lane}-${n}`;
    const comments = n % 3 ? [] : [{ question: 'why', text: `Word ${id}`, words: 'word' }];
    // Every other response is a second revision of the one before, so that totals go down as well as up.
    const record = aRecord(`r-${round}-${lane}-${n >> 1}`, {
      revision: (n % 2) + 1,
      score: n % 5,
      comments,
      cases: n % 4 ? [] : [dailyCase()],
    });
    await store.commit(aCommit('city', [anEvent(id, record)]));
    process.stdout.write(`${JSON.stringify({ id, record })}\n`);
  }
};
await Promise.all(Array.from({ length: 8 }, (_, lane) => forever(lane)));
