import { z } from '@/lib/zod';
import type { ErrorCode } from '@/lib/errors';
import { credentials, registration, tokenPair, user } from '@/lib/auth/schema';
import { listQuery } from '@/lib/wires/query';
import { historyEntry, newWire, wire, wireFields } from '@/lib/wires/schema';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  description: string;
  schema?: z.ZodType;
}

/** One row of the contract. Handlers, router, OpenAPI document and client are all made from it. */
export interface Endpoint {
  method: Method;
  /** With `{name}` for a part of the path that varies. */
  path: string;
  summary: string;
  tag: 'Wires' | 'Authentication' | 'System';
  /** `user`: a Bearer token or a session cookie; `anyone`: neither is looked at. */
  auth: 'user' | 'anyone';
  query?: z.ZodType;
  body?: z.ZodType;
  answers: Partial<Record<number, Answer>>;
  /** Error codes beside those that every endpoint of its kind may answer. */
  errors?: readonly ErrorCode[];
}

const wireList = z
  .object({
    items: z.array(wire),
    total: z.int(),
    page: z.int().nullable(),
    page_size: z.int(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'WireList' });

const check = z.object({ status: z.enum(['ok', 'failed']), latency_ms: z.number() });
const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'unavailable']),
    checks: z.object({ postgres: check, redis: check }),
  })
  .meta({ id: 'Health' });

const apiInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    environment: z.string(),
    docs: z.string(),
    openapi: z.string(),
  })
  .meta({ id: 'ApiInfo' });

/** The body of every error (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

const ok = <S extends z.ZodType>(description: string, schema: S) => ({ description, schema });

export const ENDPOINTS = {
  register: {
    method: 'POST',
    path: '/api/auth/register',
    summary: 'Create an account',
    tag: 'Authentication',
    auth: 'anyone',
    body: registration,
    answers: { 201: ok('The new user', user) },
    errors: ['email_taken'],
  },
  login: {
    method: 'POST',
    path: '/api/auth/login',
    summary: 'Sign in and get a pair of tokens',
    tag: 'Authentication',
    auth: 'anyone',
    body: credentials,
    answers: { 200: ok('An access token for 15 minutes, a refresh token for 7 days', tokenPair) },
    errors: ['invalid_credentials'],
  },
  logout: {
    method: 'POST',
    path: '/api/auth/logout',
    summary: 'End the session; its tokens stop working at once',
    tag: 'Authentication',
    auth: 'user',
    answers: { 204: { description: 'Signed out' } },
  },
  me: {
    method: 'GET',
    path: '/api/auth/me',
    summary: 'Who is signed in',
    tag: 'Authentication',
    auth: 'user',
    answers: { 200: ok('The user', user) },
  },
  createWire: {
    method: 'POST',
    path: '/api/wires',
    summary: 'Create a wire',
    tag: 'Wires',
    auth: 'user',
    body: newWire,
    answers: { 201: ok('The wire, pending', wire) },
    errors: ['idempotency_key_reused', 'idempotency_in_progress'],
  },
  listWires: {
    method: 'GET',
    path: '/api/wires',
    summary: 'List your wires',
    tag: 'Wires',
    auth: 'user',
    query: listQuery,
    answers: { 200: ok('One page of wires', wireList) },
  },
  getWire: {
    method: 'GET',
    path: '/api/wires/{id}',
    summary: 'Get one wire',
    tag: 'Wires',
    auth: 'user',
    answers: { 200: ok('The wire', wire) },
    errors: ['not_found'],
  },
  updateWire: {
    method: 'PUT',
    path: '/api/wires/{id}',
    summary: 'Replace the fields of a wire that is pending or failed',
    tag: 'Wires',
    auth: 'user',
    body: wireFields,
    answers: { 200: ok('The wire as it is now', wire) },
    errors: ['not_found', 'wire_not_editable', 'version_mismatch'],
  },
  deleteWire: {
    method: 'DELETE',
    path: '/api/wires/{id}',
    summary: 'Delete a wire that is pending or failed',
    tag: 'Wires',
    auth: 'user',
    answers: { 204: { description: 'Deleted' } },
    errors: ['not_found', 'wire_not_deletable', 'version_mismatch'],
  },
  wireEvents: {
    method: 'GET',
    path: '/api/wires/{id}/events',
    summary: 'The history of a wire, oldest first',
    tag: 'Wires',
    auth: 'user',
    answers: {
      200: ok('One entry per version', z.object({ items: z.array(historyEntry) })),
    },
    errors: ['not_found'],
  },
  apiInfo: {
    method: 'GET',
    path: '/api',
    summary: 'What this is',
    tag: 'System',
    auth: 'anyone',
    answers: { 200: ok('Name, version and where to read on', apiInfo) },
  },
  health: {
    method: 'GET',
    path: '/health',
    summary: 'Readiness: asks Postgres and Redis',
    tag: 'System',
    auth: 'anyone',
    answers: {
      200: ok('`ok`, or `degraded` when Redis is away', health),
      503: ok('Postgres is away', health),
    },
  },
  live: {
    method: 'GET',
    path: '/health/live',
    summary: 'The process is alive',
    tag: 'System',
    auth: 'anyone',
    answers: { 200: ok('Alive', z.object({ status: z.literal('ok') })) },
  },
} as const satisfies Record<string, Endpoint>;

export type Operation = keyof typeof ENDPOINTS;

type Row<O extends Operation> = (typeof ENDPOINTS)[O];
/** The validated body and query that the handler of an operation is given. */
export type BodyOf<O extends Operation> =
  Row<O> extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
export type QueryOf<O extends Operation> =
  Row<O> extends { query: infer S extends z.ZodType } ? z.output<S> : Record<string, never>;
/** What a caller of an operation sends. */
export type BodyInputOf<O extends Operation> =
  Row<O> extends { body: infer S extends z.ZodType } ? z.input<S> : undefined;
/** What a successful answer of an operation carries. */
export type AnswerOf<O extends Operation> =
  Row<O> extends { answers: infer A }
    ? {
        [S in keyof A]: A[S] extends { schema: infer Z extends z.ZodType }
          ? z.output<Z>
          : undefined;
      }[keyof A]
    : never;
