import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import {
  type CatalogueInCode,
  catalogueDocs,
  catalogueSchema,
  defineCatalogue,
  kindsAbout,
  ownDetails,
  readCatalogue,
  TouchpointKind,
} from './index.ts';

const catalogue = readCatalogue(
  defineCatalogue({
    services: ['waste'],
    kinds: {
      'x.bin.missed': {
        about: 'A bin | was not emptied.',
        details: {
          street: { is: 'text' },
          bins: { is: 'whole', optional: true },
          kilos: { is: 'number', optional: true },
          sort: { is: 'choice', of: ['paper', 'glass'], about: 'What was in it.' },
          on: { is: 'day', optional: true },
          seen: { is: 'instant', optional: true },
          again: { is: 'local-time', optional: true },
          told: { is: 'yes-no', optional: true },
        },
      },
      'x.note': { about: 'Something else.' },
    },
  }),
);

describe('a catalogue', () => {
  test('says what of it is wrong, and where', () => {
    const wrong = (kinds: object) => {
      try {
        defineCatalogue({ services: ['waste'], kinds } as CatalogueInCode);
        return 'nothing';
      } catch (error) {
        return (error as { faults: { at: string }[] }).faults.map(({ at }) => at);
      }
    };
    expect(wrong({ 'bin.missed': { about: 'x' } })).toEqual(['kinds.bin.missed']);
    expect(wrong({ 'x.a': {} })).toEqual(['kinds.x.a.about']);
    expect(wrong({ 'x.a': { about: 'x', details: { constructor: { is: 'text' } } } })).toEqual(['kinds.x.a.details.constructor']);
    expect(wrong({ 'x.a': { about: 'x', details: { a: { is: 'choice', of: [] } } } })).toEqual(['kinds.x.a.details.a.of']);
    expect(() => defineCatalogue({ services: [] })).toThrow('not valid');
  });

  test('takes details that fit, and no others', () => {
    const takes = (details: object) => ownDetails(catalogue, 'x.bin.missed')!.safeParse(details).success;
    const least = { street: 'High Street', sort: 'glass' };
    expect(takes(least)).toBe(true);
    expect(takes({ ...least, bins: 2, kilos: 1.5, on: '2026-12-01', seen: '2026-12-01T07:00:00Z', told: true })).toBe(true);
    expect(takes({ ...least, again: '2026-12-02T07:00:00[Europe/London]' })).toBe(true);
    for (const wrong of [
      { sort: 'tin' },
      { street: undefined },
      { bins: 1.5 },
      { on: '2026-13-01' },
      { told: 'yes' },
      { surprise: 1 },
      { again: 'noon' },
    ])
      expect(takes({ ...least, ...wrong }), JSON.stringify(wrong)).toBe(false);
    expect(ownDetails(catalogue, 'x.unheard')).toBeUndefined();
    expect(ownDetails(catalogue, 'toString')).toBeUndefined();
  });

  test('is a JSON Schema that says of every kind what the server takes', () => {
    const schema = catalogueSchema(catalogue) as { $schema: string; anyOf: z.core.JSONSchema.BaseSchema[] };
    expect(schema.$schema).toContain('2020-12');
    const kinds = schema.anyOf.map(({ properties }) => (properties!.kind as { const: string }).const);
    expect(kinds).toEqual([...TouchpointKind.options, 'x.bin.missed', 'x.note']);
    const bin = schema.anyOf.at(-2)!;
    expect(bin).toMatchObject({ additionalProperties: false, required: ['kind', 'service', 'reference', 'details'] });
    expect(bin.properties!.service).toMatchObject({ enum: ['waste'] });
    expect(bin.properties!.details).toMatchObject({
      required: ['street', 'sort'],
      properties: { sort: { enum: ['paper', 'glass'], description: 'What was in it.' }, on: { type: 'string', format: 'date' } },
    });
  });

  test('is a page for the people who send, with every kind and detail', () => {
    const page = catalogueDocs(catalogue, 'What we tell');
    expect(page).toMatch(/^# What we tell\n\nServices: `waste`\.\n/);
    for (const kind of [...Object.keys(kindsAbout), 'x.bin.missed', 'x.note']) expect(page).toContain(`\n## \`${kind}\`\n`);
    expect(page).toContain('| `sort` | yes | `paper`, `glass` | What was in it. |');
    expect(page).toContain('| `answered` | yes | boolean |  |');
    expect(page).toContain('| `startsAt` | yes |');
  });
});
