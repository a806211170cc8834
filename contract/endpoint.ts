import type { ErrorCode } from '@/contract/errors';
import type { Feature } from '@/contract/features';
import type { Method } from '@/contract/paths';
import type { z } from '@/contract/zod';

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
