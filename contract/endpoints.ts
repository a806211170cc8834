import { accountEndpoints } from '@/contract/account-endpoints';
import type { Endpoint } from '@/contract/endpoint';
import type { Operation } from '@/contract/paths';
import { systemEndpoints } from '@/contract/system-endpoints';
import { wireEndpoints } from '@/contract/wire-endpoints';
import type { z } from '@/contract/zod';

/** Every operation of the API. Router, OpenAPI document and typed client are made from it. */
export const ENDPOINTS = {
  ...accountEndpoints,
  ...wireEndpoints,
  ...systemEndpoints,
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
