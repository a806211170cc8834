import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import { ENDPOINTS } from '@/contract/endpoints';
import { TAGS, type Endpoint } from '@/contract/endpoint';
import type { Feature } from '@/contract/features';
import { z } from '@/contract/zod';
import { REQUEST_HEADERS } from '@/lib/api/openapi-headers';
import { LIVE_WEBHOOKS } from '@/lib/api/openapi-live';
import { problemResponses, successResponses } from '@/lib/api/openapi-responses';
import { isEnabled } from '@/lib/features';
import { singleton } from '@/lib/singleton';
import { VERSION } from '@/lib/version';

function pathParameters(path: string): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return undefined;
  return z.object(Object.fromEntries(names.map((name) => [name, z.uuid()])));
}

function operationOf(name: string, endpoint: Endpoint): ZodOpenApiOperationObject {
  const path = pathParameters(endpoint.path);
  const query = endpoint.query as z.ZodObject | undefined;
  const headers = endpoint.headers?.map((header) => [header, REQUEST_HEADERS[header]] as const);
  return {
    operationId: name,
    summary: endpoint.summary,
    description: endpoint.description,
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

/**
 * The contract as an OpenAPI 3.1 document.
 * @param shows whether the document has the endpoints of a feature
 */
export function buildDocument(shows: (feature: Feature) => boolean, version: string) {
  const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];
  const shown = rows.filter(([, { feature }]) => feature === undefined || shows(feature));
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
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Wire Management',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Create and follow wire transfers. Money is a decimal string, times are RFC 3339 UTC, every ' +
        'error is `application/problem+json` (RFC 9457) with a stable `code`. Live changes are sent ' +
        'over the WebSocket `/ws`. Not a bank, and connected to no payment network by itself.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(paths) as NonNullable<ZodOpenApiObject['paths']>,
    webhooks: LIVE_WEBHOOKS,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
    },
  });
}

/** The OpenAPI document (JSON) of this environment, without the features that it does not show. */
export function openapiDocument(): string {
  return singleton('openapi', () => JSON.stringify(buildDocument(isEnabled, VERSION)));
}
