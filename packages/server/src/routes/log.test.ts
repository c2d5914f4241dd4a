import { expect, test } from 'vitest';
import { aGround, ORIGIN, saved } from '../../test/ground.ts';
import { routeRows } from '../interface.ts';

/** Of people, as they might write it, each easily found again. */
const marks = ['zebulon.quartz@example.org', '07700 900 123', 'GB82 WEST 1234 5698 7654 32', 'Zebulon Quartz of Harbour Lane'];
const inAddress = marks.map(encodeURIComponent);
const bodies = [
  JSON.stringify(marks),
  JSON.stringify({ email: marks[0], password: marks[1], name: marks[3], token: marks[2], ids: marks }),
  JSON.stringify([
    saved([
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: marks.join(' ') },
      { question: marks[3]!, value: marks[0] },
    ]),
  ]),
  `{"broken": "${marks.join(' ')}`,
  new URLSearchParams(marks.map((mark, at) => [at % 2 ? 'why' : mark, mark])).toString(),
];
const types = ['application/json', 'application/cloudevents-batch+json', 'text/plain', 'application/x-www-form-urlencoded', marks[0]!];

test('whatever is sent to any route, nothing of a person stands in the log', { timeout: 60_000 }, async () => {
  await using ground = await aGround({ logLevel: 'debug', trustedProxies: ['127.0.0.1'] });
  let asked = 0;
  const everything = async () => {
    for (const { method, path } of routeRows) {
      if (method === 'GET' && path === '/v1/live') continue;
      const known = path.replace('{agency}', ground.agency).replace('{survey}', 'permit-done').replace('{pk}', ground.pk);
      for (const [at, type] of types.entries()) {
        const url = `${(at % 2 ? known : path).replace(/\{\w+\}|\*/g, inAddress[at % marks.length]!)}?q=${inAddress[0]}&sent=${inAddress[1]}&lang=${inAddress[3]}&cursor=${inAddress[2]}`;
        const reply = await ground.app.inject({
          method,
          url,
          headers: {
            authorization: at === 4 ? `Bearer ${marks[0]}` : `Bearer ${at % 2 ? ground.pk : ground.sk}`,
            origin: at === 3 ? `https://${encodeURIComponent(marks[3]!)}.example` : ORIGIN,
            cookie: `__Host-earshot=${inAddress[0]}`,
            referer: `https://www.city.gov/?mail=${inAddress[0]}`,
            'user-agent': marks[3]!,
            'x-forwarded-for': '203.0.113.77',
            'accept-language': marks[0]!,
            ...(method === 'GET' ? {} : { 'content-type': type }),
          },
          ...(method === 'GET' ? {} : { payload: bodies[at]! }),
        });
        // Ready or not is the machine's business; every other failure would be ours.
        if (path !== '/readyz') expect(reply.statusCode, `${method} ${path} ${type}`).toBeLessThan(asked < 0 ? 600 : 500);
      }
    }
  };
  await everything();
  // Failures are logged: what failed, and no word of what was sent.
  await ground.context.store.close();
  asked = -1;
  await everything();
  const log = ground.logged();
  expect(log).toContain('a request failed');
  for (const mark of [...marks, ...inAddress, 'ebulon', '203.0.113.77', ground.sk, ground.pk]) expect(log, mark).not.toContain(mark);
});
