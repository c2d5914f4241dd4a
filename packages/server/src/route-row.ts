import type { ErrorCode } from '@earshot/model';
import type * as z from 'zod/mini';
import type { ShapeName } from './interface-shapes.ts';

/** A body: a named shape, a list of one, or a shape of its own. */
type Body = ShapeName | { items: ShapeName } | z.core.$ZodType;

/** One route of the HTTP interface, as data: `/openapi.json` and its test are made from these rows. */
export interface RouteRow {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** With `{names}`; a `*` at the end stands for any path. */
  path: string;
  summary: string;
  /** `public`, `key` (an events key), `signed-in`, or the scope that a role or a secret key must have. */
  who: 'public' | 'key' | 'signed-in' | 'results' | 'responses:read' | 'cases' | 'surveys' | 'admin';
  query?: readonly string[];
  /** Media types a body may come as. @default application/json */
  takes?: readonly string[];
  body?: Body;
  status: number;
  /** Media type of the reply. @default application/json */
  gives?: string;
  reply?: Body;
  /** Refusals beyond those of its `who`. */
  errors?: readonly ErrorCode[];
}
