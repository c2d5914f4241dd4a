import type { ErrorCode } from '@earshot/model';
import * as z from 'zod/mini';
import { problems } from './errors.ts';
import { routeRows } from './interface.ts';
import { shapes } from './interface-shapes.ts';
import type { RouteRow } from './route-row.ts';

type Json = Record<string, unknown>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Refusals that come with who may ask. */
const refusals: Readonly<Record<'public' | 'key' | 'staff', readonly ErrorCode[]>> = {
  public: [],
  key: ['key.missing', 'key.unknown', 'key.revoked', 'key.origin-not-allowed', 'key.scope-missing'],
  staff: ['staff.not-signed-in', 'staff.not-allowed', 'staff.cross-site', 'key.unknown', 'key.revoked', 'key.scope-missing'],
};

const security = (who: RouteRow['who']): Json[] => {
  if (who === 'public') return [];
  if (who === 'key') return [{ key: [] }, { keyInAddress: [] }];
  return who === 'signed-in' ? [{ session: [] }] : [{ session: [] }, { key: [who] }];
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'message'],
        properties: { at: { type: 'string' }, message: { type: 'string' }, line: { type: 'integer' } },
      },
    },
  },
};

/** The HTTP interface as OpenAPI 3.1, from the rows and the shapes alone: nothing of it is written twice. */
export function openApi(version: string): Json {
  // Shapes are named for this document only, so that one that holds itself, or stands in several, can be pointed at.
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape as z.core.$ZodType, { id });
  const nameOf = (shape: z.core.$ZodType, id: string): string => {
    if (!registry.has(shape)) registry.add(shape, { id });
    return registry.get(shape)?.id ?? id;
  };
  const schemaOf = (body: NonNullable<RouteRow['body']>, id: string): Json => {
    if (typeof body === 'string') return ref(body);
    if ('_zod' in body) return ref(nameOf(body, id));
    return { type: 'object', required: ['items'], properties: { items: { type: 'array', items: ref(body.items) } } };
  };
  const paths: Record<string, Json> = {};
  for (const row of routeRows) {
    paths[row.path] ??= {};
    paths[row.path]![row.method.toLowerCase()] = operation(row, schemaOf);
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => ref(id).$ref, unrepresentable: 'any', io: 'input' });
  return {
    openapi: '3.1.0',
    info: { title: 'Earshot', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { ...Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, named(schema)])), Problem: problem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A secret key, or for events a publishable one.' },
        keyInAddress: { type: 'apiKey', in: 'query', name: 'key', description: 'A publishable key, with text/plain alone.' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-earshot' },
      },
    },
  };
}

function operation(row: RouteRow, schemaOf: (body: NonNullable<RouteRow['body']>, id: string) => Json): Json {
  const id = operationId(row);
  const requested = row.body && schemaOf(row.body, `${id}-body`);
  const errors = [...refusals[row.who === 'public' || row.who === 'key' ? row.who : 'staff'], ...(row.errors ?? [])];
  const media = row.gives ?? 'application/json';
  const gives = row.reply
    ? { content: { [media]: { schema: schemaOf(row.reply, `${id}-reply`) } } }
    : row.gives
      ? { content: { [media]: { schema: { type: 'string' } } } }
      : {};
  const responses: Record<string, Json> = { [row.status]: { description: row.summary, ...gives } };
  for (const code of errors) {
    const [status, title] = problems[code];
    const known = responses[status] as { description: string } | undefined;
    responses[status] = {
      description: `${known ? `${known.description} ` : ''}\`${code}\`: ${title}`,
      ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { required: true, schema: { type: 'integer' } } } } : {}),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    };
  }
  return {
    operationId: id,
    summary: row.summary,
    security: security(row.who),
    parameters: [
      ...[...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...(row.query ?? []).map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    ],
    ...(requested
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries((row.takes ?? ['application/json']).map((type) => [type, { schema: requested }])),
          },
        }
      : {}),
    responses,
  };
}

const operationId = ({ method, path }: RouteRow): string =>
  `${method} ${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

/** Without the marks of a document of its own. */
const named = (schema: object): Json => {
  const { $schema: _dialect, $id: _id, ...rest } = schema as Json;
  return rest;
};
