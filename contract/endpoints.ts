import {
  credentials,
  passwordChange,
  refreshRequest,
  registration,
  session,
  tokenPair,
  user,
} from '@/contract/account';
import { ERRORS, FIELD_PROBLEMS, type ErrorCode, type FieldProblemCode } from '@/contract/errors';
import { PATHS, type Method, type Operation } from '@/contract/paths';
import type { Feature } from '@/contract/features';
import { exportQuery, listQuery, summaryQuery } from '@/contract/wire-query';
import { historyEntry, newWire, summary, wire, wireFields, wirePatch } from '@/contract/wire';
import { z } from '@/contract/zod';

/** The request headers that an endpoint may evaluate, besides those of every request. */
export type RequestHeader = 'Idempotency-Key' | 'If-Match' | 'If-None-Match';
/** The headers of a success answer, besides those of every answer. */
export type AnswerHeader =
  'ETag' | 'Location' | 'Idempotent-Replayed' | 'X-Cache' | 'Set-Cookie' | 'Content-Disposition';

export interface Answer {
  description: string;
  /** Absent for an answer without a body. */
  schema?: z.ZodType;
  /** Default `application/json`. */
  contentType?: string;
  headers?: readonly AnswerHeader[];
}

/** The groups of endpoints, with their descriptions in the OpenAPI document. */
export const TAGS = {
  Wires:
    'Create, list, edit, delete, retry and export wire transfers. Every wire belongs to the user who created it; another user is answered 404.',
  Authentication:
    'Accounts, tokens and sessions. Programs send `Authorization: Bearer`, browsers a session cookie.',
  System: 'Health checks and this contract. No authentication.',
  Live: 'Messages of the WebSocket `/ws`, each one JSON text. Open it with a Bearer token or a session cookie, and after a reconnect with `?after=` and the last event id, to receive the missed events.',
} as const satisfies Record<string, string>;
export type Tag = keyof typeof TAGS;

/** One row of the contract. Handlers, router, OpenAPI document and client are made from it. */
export interface Endpoint {
  method: Method;
  /** With `{name}` for a part of the path that varies. */
  path: string;
  summary: string;
  description: string;
  tag: Tag;
  /** `user`: a Bearer token or a session cookie; `anyone`: no authentication. */
  auth: 'user' | 'anyone';
  /** Not rate-limited: health checks are frequent and come from one address. */
  unlimited?: true;
  /** Answered 404 in an environment that does not show the feature. */
  feature?: Feature;
  headers?: readonly RequestHeader[];
  query?: z.ZodType;
  body?: z.ZodType;
  answers: Partial<Record<number, Answer>>;
  /** Error codes besides those that every endpoint of its kind may answer. */
  errors?: readonly ErrorCode[];
}

/** One page of a list of wires. */
export const wireList = z
  .object({
    items: z.array(wire),
    total: z.int(),
    page: z.int().nullable().meta({ description: 'Null when asked for by cursor' }),
    page_size: z.int(),
    next_cursor: z.string().nullable().meta({ description: 'Null on the last page' }),
  })
  .meta({ id: 'WireList' });
export type WireList = z.output<typeof wireList>;

const healthCheck = z.object({ status: z.enum(['ok', 'failed']), latency_ms: z.number() });
export type HealthCheck = z.output<typeof healthCheck>;

/** Readiness. `degraded`: Redis is down, every request is still served. `unavailable`: PostgreSQL is down. */
export const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'unavailable']),
    checks: z.object({ postgres: healthCheck, redis: healthCheck }),
  })
  .meta({ id: 'Health' });
export type Health = z.output<typeof health>;

const apiInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    environment: z.string(),
    features: z.record(z.string(), z.boolean()),
    docs: z.string(),
    openapi: z.string(),
  })
  .meta({ id: 'ApiInfo' });

const errorCode = z
  .enum(Object.keys(ERRORS) as ErrorCode[])
  .meta({ id: 'ErrorCode', description: 'A stable code: switch over it, not over the texts.' });

const fieldProblemCode = z.enum(Object.keys(FIELD_PROBLEMS) as FieldProblemCode[]).meta({
  id: 'FieldProblemCode',
  description: Object.entries(FIELD_PROBLEMS)
    .map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
    .join('\n'),
});

/** The body of every error (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: errorCode,
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .meta({ description: 'A JSON Pointer into the body, or `/name` of a parameter' }),
          code: fieldProblemCode,
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

export const ENDPOINTS = {
  register: {
    ...PATHS.register,
    summary: 'Create an account',
    description:
      'The e-mail is the identity, trimmed and in lower case. Does not sign in: call `login` next.',
    tag: 'Authentication',
    auth: 'anyone',
    body: registration,
    answers: { 201: { description: 'The new user', schema: user } },
    errors: ['email_taken'],
  },
  login: {
    ...PATHS.login,
    summary: 'Sign in and get a pair of tokens',
    description: 'The access token is good for 15 minutes, the refresh token for 7 days.',
    tag: 'Authentication',
    auth: 'anyone',
    body: credentials,
    answers: { 200: { description: 'A pair of tokens', schema: tokenPair } },
    errors: ['invalid_credentials'],
  },
  refresh: {
    ...PATHS.refresh,
    summary: 'Exchange a refresh token for a new pair',
    description: 'A refresh token works once. Using it again ends its whole session.',
    tag: 'Authentication',
    auth: 'anyone',
    body: refreshRequest,
    answers: { 200: { description: 'A new pair of tokens', schema: tokenPair } },
    errors: ['token_reused', 'invalid_token'],
  },
  logout: {
    ...PATHS.logout,
    summary: 'End the session; its tokens stop working at once',
    description:
      'Ends the session of the token or cookie: its access token, its refresh token and its WebSockets.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 204: { description: 'Signed out', headers: ['Set-Cookie'] } },
  },
  me: {
    ...PATHS.me,
    summary: 'Who is signed in',
    description: 'The account of the token or cookie.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 200: { description: 'The user', schema: user } },
  },
  changePassword: {
    ...PATHS.changePassword,
    summary: 'Change the password; every other session ends',
    description: 'Needs the current password. The session that calls stays signed in.',
    tag: 'Authentication',
    auth: 'user',
    body: passwordChange,
    answers: { 204: { description: 'Changed' } },
    errors: ['invalid_credentials'],
  },
  listSessions: {
    ...PATHS.listSessions,
    summary: 'Where you are signed in',
    description: 'Sign-ins in browsers and over the API. `current` marks the one that calls.',
    tag: 'Authentication',
    auth: 'user',
    answers: {
      200: {
        description: 'Your sessions, newest first',
        schema: z.object({ items: z.array(session) }),
      },
    },
  },
  revokeSession: {
    ...PATHS.revokeSession,
    summary: 'End one of your sessions',
    description: 'Its tokens or cookie stop working at once and its WebSockets are closed.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 204: { description: 'Ended' } },
    errors: ['not_found'],
  },
  createWire: {
    ...PATHS.createWire,
    summary: 'Create a wire',
    description:
      'With an Idempotency-Key (kept for 24 hours) a repetition is answered like the first time and creates nothing.',
    tag: 'Wires',
    auth: 'user',
    headers: ['Idempotency-Key'],
    body: newWire,
    answers: {
      201: {
        description: 'The wire, pending',
        schema: wire,
        headers: ['Location', 'ETag', 'Idempotent-Replayed'],
      },
    },
    errors: ['idempotency_key_reused', 'idempotency_in_progress'],
  },
  listWires: {
    ...PATHS.listWires,
    summary: 'List your wires',
    description: 'By page, or by the cursor of the page before: a cursor excludes `page`.',
    tag: 'Wires',
    auth: 'user',
    query: listQuery,
    answers: { 200: { description: 'One page of wires', schema: wireList, headers: ['X-Cache'] } },
  },
  wireSummary: {
    ...PATHS.wireSummary,
    summary: 'Counts and sums of your wires',
    description:
      'By status, currency and UTC day, for the wires created in a range of times; without a range, for all.',
    tag: 'Wires',
    auth: 'user',
    query: summaryQuery,
    answers: {
      200: { description: 'Exact sums; days are UTC days', schema: summary, headers: ['X-Cache'] },
    },
  },
  exportWires: {
    ...PATHS.exportWires,
    summary: 'Download your wires as CSV',
    description: 'Every wire that the filter matches, as a stream.',
    tag: 'Wires',
    auth: 'user',
    feature: 'csv_export',
    query: exportQuery,
    answers: {
      200: {
        description: 'RFC 4180, one row a wire, cells defused for spreadsheets',
        schema: z.string(),
        contentType: 'text/csv',
        headers: ['Content-Disposition'],
      },
    },
  },
  getWire: {
    ...PATHS.getWire,
    summary: 'Get one wire',
    description: 'With `If-None-Match`, an unchanged wire is answered 304 without a body.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-None-Match'],
    answers: {
      200: { description: 'The wire', schema: wire, headers: ['ETag', 'X-Cache'] },
      304: { description: 'You have this version already', headers: ['ETag'] },
    },
    errors: ['bad_request', 'not_found'],
  },
  updateWire: {
    ...PATHS.updateWire,
    summary: 'Replace the fields of a wire that is pending or failed',
    description:
      'Needs every field. With `If-Match`, the wire changes only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    body: wireFields,
    answers: { 200: { description: 'The wire as it is now', schema: wire, headers: ['ETag'] } },
    errors: ['not_found', 'wire_not_editable', 'version_mismatch'],
  },
  patchWire: {
    ...PATHS.patchWire,
    summary: 'Change some fields of a wire that is pending or failed',
    description:
      'The result must be a valid wire as a whole. With `If-Match`, it changes only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    body: wirePatch,
    answers: { 200: { description: 'The wire as it is now', schema: wire, headers: ['ETag'] } },
    errors: ['not_found', 'wire_not_editable', 'version_mismatch'],
  },
  deleteWire: {
    ...PATHS.deleteWire,
    summary: 'Delete a wire that is pending or failed',
    description: 'With `If-Match`, only if the wire still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    answers: { 204: { description: 'Deleted' } },
    errors: ['bad_request', 'not_found', 'wire_not_deletable', 'version_mismatch'],
  },
  retryWire: {
    ...PATHS.retryWire,
    summary: 'Send a failed wire again',
    description:
      'The wire is processed again, as pending. With `If-Match`, only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    answers: { 200: { description: 'The wire, pending again', schema: wire, headers: ['ETag'] } },
    errors: ['bad_request', 'not_found', 'wire_not_retryable', 'version_mismatch'],
  },
  wireEvents: {
    ...PATHS.wireEvents,
    summary: 'The history of a wire, oldest first',
    description:
      'One entry for every version of the wire: what changed it, from which status to which, and why.',
    tag: 'Wires',
    auth: 'user',
    answers: {
      200: {
        description: 'One entry a version',
        schema: z.object({ items: z.array(historyEntry) }),
      },
    },
    errors: ['not_found'],
  },
  apiInfo: {
    ...PATHS.apiInfo,
    summary: 'What this is',
    description: 'Name, version and environment of this desk, and the features that it shows.',
    tag: 'System',
    auth: 'anyone',
    answers: { 200: { description: 'Name, version and where to read on', schema: apiInfo } },
  },
  openapi: {
    ...PATHS.openapi,
    summary: 'This contract as an OpenAPI 3.1 document',
    description: 'Without the endpoints of features that this environment does not show.',
    tag: 'System',
    auth: 'anyone',
    answers: {
      200: { description: 'The document', schema: z.record(z.string(), z.unknown()) },
    },
  },
  health: {
    ...PATHS.health,
    summary: 'Readiness: asks Postgres and Redis',
    description: 'Each check with its latency in milliseconds. Not rate-limited.',
    tag: 'System',
    auth: 'anyone',
    unlimited: true,
    answers: {
      200: { description: '`ok`, or `degraded` when Redis is away', schema: health },
      503: { description: 'Postgres is away', schema: health },
    },
  },
  live: {
    ...PATHS.live,
    summary: 'The process is alive',
    description: 'Asks no other service. Not rate-limited.',
    tag: 'System',
    auth: 'anyone',
    unlimited: true,
    answers: { 200: { description: 'Alive', schema: z.object({ status: z.literal('ok') }) } },
  },
} as const satisfies Record<Operation, Endpoint>;

type Row<O extends Operation> = (typeof ENDPOINTS)[O];
/** The validated body and query that the handler of an operation receives. */
export type BodyOf<O extends Operation> =
  Row<O> extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
export type QueryOf<O extends Operation> =
  Row<O> extends { query: infer S extends z.ZodType } ? z.output<S> : Record<string, never>;
/** The body that a caller of an operation sends. */
export type BodyInputOf<O extends Operation> =
  Row<O> extends { body: infer S extends z.ZodType } ? z.input<S> : undefined;
/** The body of a success answer of an operation. */
export type AnswerOf<O extends Operation> =
  Row<O> extends { answers: infer A }
    ? {
        [S in Extract<keyof A, 200 | 201 | 204>]: A[S] extends { schema: infer Z extends z.ZodType }
          ? z.output<Z>
          : undefined;
      }[Extract<keyof A, 200 | 201 | 204>]
    : never;
