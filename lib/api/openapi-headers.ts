import type { AnswerHeader, RequestHeader } from '@/contract/endpoint';
import { z } from '@/contract/zod';

/** The schemas of the request headers. */
export const REQUEST_HEADERS: Record<RequestHeader, z.ZodType> = {
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({
      description: 'Printable ASCII. The same key creates one wire, however often it is sent.',
      examples: ['6f1d0f3e-4a51-4a62-9f0a-1d9a5f0f7b11'],
    }),
  'If-Match': z
    .string()
    .optional()
    .meta({
      description: 'Only if the wire is at one of these versions: a list of entity tags, or `*`.',
      examples: ['"3"'],
    }),
  'If-None-Match': z
    .string()
    .optional()
    .meta({
      description: 'Answer 304 if the wire is still at one of these versions.',
      examples: ['"3"'],
    }),
};

/** The descriptions of a success answer's own headers. */
export const ANSWER_HEADERS: Record<AnswerHeader, string> = {
  ETag: 'The version of the wire, as an entity tag',
  Location: 'The path of the new wire',
  'Idempotent-Replayed': '`true` when this is the answer to an earlier request with the same key',
  'X-Cache': '`hit` or `miss`',
  'Set-Cookie': 'Makes a browser forget its session',
  'Content-Disposition': 'A file name',
};

/** On every answer. */
export const COMMON_HEADERS = { 'x-request-id': 'The id of this request, as in the log' };
/** On every answer of a rate-limited endpoint. */
export const LIMIT_HEADERS = {
  'ratelimit-policy': 'How many requests are allowed in how many seconds',
  ratelimit: 'How many are left, and for how many seconds',
};

/** Headers with their descriptions, in the form of OpenAPI. */
export function headersOf(descriptions: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  );
}
