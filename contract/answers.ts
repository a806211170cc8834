import { wire } from '@/contract/wire';
import { z } from '@/contract/zod';

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

export const apiInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    environment: z.string(),
    features: z.record(z.string(), z.boolean()),
    docs: z.string(),
    openapi: z.string(),
  })
  .meta({ id: 'ApiInfo' });
