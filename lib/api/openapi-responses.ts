import type { ZodOpenApiResponsesObject as Responses } from 'zod-openapi';
import { problem, type Problem } from '@/contract/problem';
import type { Endpoint } from '@/contract/endpoint';
import { ERRORS, type ErrorCode } from '@/contract/errors';
import {
  ANSWER_HEADERS,
  COMMON_HEADERS,
  headersOf,
  LIMIT_HEADERS,
} from '@/lib/api/openapi-headers';

/** Every error code that an endpoint may answer: its own, and those of the request path. */
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
  // The probes have their own answer when PostgreSQL is down.
  if (endpoint.unlimited !== true) codes.push('service_unavailable');
  codes.push('internal_error');
  return [...new Set(codes)];
}

/** The error answers of an endpoint, one a status, with an example for each code. */
export function problemResponses(endpoint: Endpoint): Responses {
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
  return Object.fromEntries(entries) as Responses;
}

/** The success answers of an endpoint. */
export function successResponses(endpoint: Endpoint): Responses {
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
  return Object.fromEntries(entries) as Responses;
}
