import type { Health, HealthCheck } from '@/contract/answers';
import { withRedis } from '@/lib/redis';
import { pingDatabase } from '@/db/ping';

async function check(probe: () => Promise<unknown>): Promise<HealthCheck> {
  const startedAt = performance.now();
  const status = await probe().then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  return { status, latency_ms: Math.round((performance.now() - startedAt) * 10) / 10 };
}

/**
 * The readiness of this process: probes PostgreSQL and Redis in parallel, each with its own
 * timeout. Never throws.
 */
export async function readHealth(): Promise<Health> {
  const [postgres, redis] = await Promise.all([
    check(pingDatabase),
    check(() => withRedis('cache', (client) => client.ping())),
  ]);
  const statusWithPostgres = redis.status === 'ok' ? 'ok' : 'degraded';
  return {
    status: postgres.status === 'ok' ? statusWithPostgres : 'unavailable',
    checks: { postgres, redis },
  };
}
