import { apiInfo, health } from '@/contract/answers';
import type { Endpoint } from '@/contract/endpoint';
import { PATHS, type Operation } from '@/contract/paths';
import { z } from '@/contract/zod';

/** The endpoints of the desk itself: information, document, health. */
export const systemEndpoints = {
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
} as const satisfies Partial<Record<Operation, Endpoint>>;
