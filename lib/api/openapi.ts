import { createDocument, type ZodOpenApiObject } from 'zod-openapi';
import {
  ENDPOINTS,
  problem,
  type AnswerHeader,
  type Endpoint,
  type Problem,
  type RequestHeader,
} from '@/contract/endpoints';
import { ERRORS, type ErrorCode } from '@/contract/errors';
import { isEnabled } from '@/lib/features';
import { singleton } from '@/lib/singleton';
import { VERSION } from '@/lib/version';
import { z } from '@/contract/zod';

type Operation = NonNullable<NonNullable<ZodOpenApiObject['paths']>[string]['get']>;

const REQUEST_HEADERS: Record<RequestHeader, z.ZodType> = {
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

const ANSWER_HEADERS: Record<AnswerHeader, string> = {
  ETag: 'The version of the wire, as an entity tag',
  Location: 'The path of the new wire',
  'Idempotent-Replayed': '`true` when this is the answer to an earlier request with the same key',
  'X-Cache': '`hit` or `miss`',
  'Set-Cookie': 'Makes a browser forget its session',
  'Content-Disposition': 'A file name',
};

/** On every answer. */
const COMMON_HEADERS = { 'x-request-id': 'The id of this request, as it stands in the log' };
const LIMIT_HEADERS = {
  'ratelimit-policy': 'How many requests are allowed in how many seconds',
  ratelimit: 'How many are left, and for how many seconds',
};

function headersOf(descriptions: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  );
}

/** Every error code that an endpoint may answer: its own, and those of the road it takes. */
export function errorCodesOf(endpoint: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = ['validation_failed', ...(endpoint.errors ?? [])];
  if (endpoint.auth === 'user') codes.push('unauthenticated', 'invalid_token');
  if (endpoint.auth === 'user' && endpoint.method !== 'GET') codes.push('forbidden_origin');
  if (endpoint.unlimited !== true) codes.push('rate_limited');
  if (endpoint.headers?.includes('If-Match') === true) codes.push('bad_request');
  if (endpoint.body) {
    codes.push('bad_request', 'malformed_json', 'request_timeout');
    codes.push('payload_too_large', 'unsupported_media_type');
  }
  // The probes have an answer of their own for a database that is away.
  if (endpoint.unlimited !== true) codes.push('service_unavailable');
  codes.push('internal_error');
  return [...new Set(codes)];
}

function problemResponses(endpoint: Endpoint): Operation['responses'] {
  const byStatus = Map.groupBy(errorCodesOf(endpoint), (code) => ERRORS[code].status);
  const entries = [...byStatus].map(([status, codes]) => {
    const examples = codes.map((code): [string, { value: Problem }] => [
      code,
      {
        value: {
          type: `urn:wire-management:problem:${code}`,
          title: ERRORS[code].title,
          status,
          detail: ERRORS[code].title,
          code,
          request_id: '0198f3a2-6d1c-7c3e-9a55-0b7f2a4f1c22',
        },
      },
    ]);
    const extra: Record<string, string> = {};
    if (status === 401) extra['www-authenticate'] = 'Bearer';
    if (status === 429 || status === 503) extra['retry-after'] = 'Seconds to wait';
    return [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('; '),
        headers: headersOf({ ...COMMON_HEADERS, ...extra }),
        content: {
          'application/problem+json': { schema: problem, examples: Object.fromEntries(examples) },
        },
      },
    ];
  });
  return Object.fromEntries(entries) as Operation['responses'];
}

function successResponses(endpoint: Endpoint): Operation['responses'] {
  const limits = endpoint.unlimited === true ? {} : LIMIT_HEADERS;
  const entries = Object.entries(endpoint.answers).map(([status, answer]) => {
    const own = Object.fromEntries(
      (answer?.headers ?? []).map((name) => [name, ANSWER_HEADERS[name]]),
    );
    const { schema, contentType = 'application/json' } = answer ?? {};
    return [
      status,
      {
        description: answer?.description ?? '',
        headers: headersOf({ ...COMMON_HEADERS, ...limits, ...own }),
        ...(schema && { content: { [contentType]: { schema } } }),
      },
    ];
  });
  return Object.fromEntries(entries) as Operation['responses'];
}

function pathParameters(path: string): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return undefined;
  return z.object(Object.fromEntries(names.map((name) => [name, z.uuid()])));
}

function operationOf(name: string, endpoint: Endpoint): Operation {
  const path = pathParameters(endpoint.path);
  const query = endpoint.query as z.ZodObject | undefined;
  const headers = endpoint.headers?.map((header) => [header, REQUEST_HEADERS[header]] as const);
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(endpoint.description !== undefined && { description: endpoint.description }),
    tags: [endpoint.tag],
    security: endpoint.auth === 'user' ? [{ bearer: [] }, { cookie: [] }] : [],
    requestParams: {
      ...(path && { path }),
      ...(query && { query }),
      ...(headers && { header: z.object(Object.fromEntries(headers)) }),
    },
    ...(endpoint.body && {
      requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } },
    }),
    responses: { ...problemResponses(endpoint), ...successResponses(endpoint) },
  };
}

function build(): string {
  const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];
  const shown = rows.filter(([, { feature }]) => feature === undefined || isEnabled(feature));
  const byPath = Map.groupBy(shown, ([, { path }]) => path);
  const paths = [...byPath].map(([path, endpoints]) => [
    path,
    Object.fromEntries(
      endpoints.map(([name, endpoint]) => [
        endpoint.method.toLowerCase(),
        operationOf(name, endpoint),
      ]),
    ),
  ]);
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Wire Management',
      version: VERSION,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Create and follow wire transfers. Money is a decimal string, times are RFC 3339 UTC, every ' +
        'error is `application/problem+json` (RFC 9457) with a stable `code`. Live changes are sent ' +
        'over the WebSocket `/ws`. Not a bank, and connected to no payment network by itself.',
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'Wires' }, { name: 'Authentication' }, { name: 'System' }],
    paths: Object.fromEntries(paths) as NonNullable<ZodOpenApiObject['paths']>,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
    },
  });
  return JSON.stringify(document);
}

/** The contract as an OpenAPI 3.1 document (JSON), without what this environment does not show. */
export function openapiDocument(): string {
  return singleton('openapi', build);
}
