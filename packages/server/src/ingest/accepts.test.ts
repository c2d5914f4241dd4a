import { Envelope, eventTypes } from '@earshot/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { anEvent, aResponse } from '../../test/ground.ts';
import { accepts } from './accepts.ts';

const shapes = { Envelope, ...eventTypes };

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '\0',
    '\ud83d\ude00'.repeat(300),
    '__proto__',
    null,
    undefined,
    -0,
    1.5,
    2 ** 53,
    Number.NaN,
    Infinity,
    0,
    1,
    true,
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const uuid = fc.uuid({ version: 7 });
const language = fc.constantFrom('en', 'zh-Hant', 'es-419');
const channel = fc.constantFrom('web', 'import');
const text = fc.string({ unit: 'grapheme' });
const question = fc.constantFrom('score', 'why');
const key = fc.constantFrom('wait', 'name', 'email', 'toString');
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  text,
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(key, text, { maxKeys: 3, noNullPrototype: true }),
);
const answer = fc.oneof(
  fc.record({ question, value, otherText: text }, { requiredKeys: ['question', 'value'] }),
  fc.record({ question, skipped: fc.constant(true) }),
);
const time = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }).map((at) => at.toISOString()),
  fc.constant('2026-11-22T10:00:00+01:00'),
);
/** One of each, right in every field. */
const right: Record<keyof typeof shapes, fc.Arbitrary<object>> = {
  Envelope: fc.record(
    {
      specversion: fc.constant('1.0'),
      id: fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }),
      source: fc.webUrl(),
      type: fc.constantFrom('earshot.response.saved', 'x'),
      data: fc.jsonValue(),
      time,
      datacontenttype: text,
      extension: fc.jsonValue(),
    },
    { requiredKeys: ['specversion', 'id', 'source', 'type', 'data'] },
  ),
  'earshot.survey.seen': fc.record({
    view: uuid,
    survey: fc.constantFrom('permits', 'x1'),
    version: fc.integer({ min: 1, max: 9 }),
    language,
    channel,
    furthest: fc.constantFrom('offered', 'opened'),
  }),
  'earshot.response.saved': fc
    .record({ response: uuid, language, channel, answers: fc.array(answer, { maxLength: 4 }), openedMs: fc.nat(), test: fc.boolean() })
    .map(({ answers, ...rest }) => aResponse(answers as never, rest)),
  'earshot.score.recorded': fc.record(
    {
      measure: fc.constantFrom('gds.satisfaction', 'x'),
      value: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), text),
      service: fc.constant('permits'),
      channel,
      language,
      test: fc.boolean(),
    },
    { requiredKeys: ['measure', 'value', 'service', 'channel'] },
  ),
  'earshot.touchpoint.recorded': fc.record(
    {
      kind: fc.constantFrom('request.submitted', 'contact.handled', 'x.bin.missed'),
      service: fc.constant('permits'),
      reference: fc.constantFrom('PP-2026-0042', 'Antrag Nr. 7', '7'),
      channel,
      language,
      at: time,
      details: fc.dictionary(fc.constantFrom('answered', 'street', 'waitSeconds'), fc.jsonValue(), { maxKeys: 3, noNullPrototype: true }),
      citizen: fc.record(
        {
          email: fc.constantFrom('ana@example.org', 'o.neil+permits@mail.example.ie'),
          phone: fc.constantFrom('+441632960001', '+4930901820'),
          prefer: fc.subarray(['sms', 'email'] as const),
          consent: fc.subarray(['updates', 'survey'] as const),
        },
        { requiredKeys: [] },
      ),
      test: fc.boolean(),
    },
    { requiredKeys: ['kind', 'service', 'reference'] },
  ),
};

/** The same with up to two fields replaced and one taken away, at the top or in the first answer. */
const spoilt = (name: keyof typeof shapes) => {
  const field = fc.oneof(
    fc.constantFrom(...Object.keys(shapes[name].shape), 'question', 'value', 'skipped', '__proto__', 'constructor'),
    fc.string(),
  );
  const spoil = fc.tuple(fc.dictionary(field, nasty, { maxKeys: 2, noNullPrototype: true }), field);
  const apply = (value: object, [put, gone]: [object, string]) =>
    Object.fromEntries([...Object.entries(value), ...Object.entries(put)].filter(([key]) => key !== gone));
  return fc.tuple(right[name], spoil, fc.option(spoil)).map(([value, top, inside]) => {
    const made = apply(value, top) as { answers?: unknown };
    if (inside && Array.isArray(made.answers) && made.answers.length > 0) made.answers[0] = apply(made.answers[0] ?? {}, inside);
    return made;
  });
};

for (const [name, shape] of Object.entries(shapes) as [keyof typeof shapes, z.core.$ZodType][]) {
  const quick = accepts(shape);

  test(`the quick yes to ${name} is a yes of the shape, which changes nothing`, () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 6, arbitrary: spoilt(name) }, { weight: 1, arbitrary: nasty }), (value) => {
        if (!quick(value)) return;
        const full = z.safeParse(shape, value);
        expect(full.success).toBe(true);
        expect(full.data).toEqual(value);
      }),
      { numRuns: 1_000 },
    );
  });

  test(`every ${name} that is right is taken quickly`, () => {
    fc.assert(fc.property(right[name], (value) => void expect(quick(value)).toBe(true)));
  });
}

test('what a page sends is taken without asking the shape', () => {
  const event = anEvent(
    'earshot.response.saved',
    aResponse([
      { question: 'satisfaction', value: 2 },
      { question: 'why', value: 'Zażółć 👍' },
      { question: 'age', skipped: true },
    ]),
  );
  expect(accepts(Envelope)(event)).toBe(true);
  expect(accepts(eventTypes['earshot.response.saved'])((event as { data: unknown }).data)).toBe(true);
});

test('every value of the kinds of question is taken quickly, and none that is like one', () => {
  const quick = accepts(eventTypes['earshot.response.saved']);
  const takes = (given: unknown) => quick(aResponse([{ question: 'score', value: given }] as never));
  for (const given of [0, 12.5, true, false, '2026-03-27', ['a', 'b'], {}, { wait: 'poor' }, { name: 'Ada', email: 'ada@example.org' }])
    expect(takes(given), JSON.stringify(given)).toBe(true);
  for (const given of [
    null,
    Number.NaN,
    [1],
    { wait: 1 },
    { wait: { a: 'b' } },
    { wait: 'x'.repeat(601) },
    JSON.parse('{"__proto__":"x"}'),
  ])
    expect(takes(given), JSON.stringify(given)).toBe(false);
});

test('a field that is called __proto__ is never taken quickly', () => {
  expect(accepts(z.looseObject({}))(JSON.parse('{"__proto__":{"admin":true}}'))).toBe(false);
  expect(accepts(z.object({ a: z.optional(z.string()) }))(JSON.parse('{"__proto__":1}'))).toBe(false);
});

test('a shape that is not known, or that changes what it takes, is left to itself', () => {
  for (const shape of [
    z.string().check(z.trim()),
    z.pipe(z.string(), z.transform(Number)),
    z._default(z.string(), 'a'),
    z.date(),
    z.coerce.string(),
  ])
    expect(accepts(shape)('a')).toBe(false);
});
