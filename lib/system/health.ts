import type { Health, HealthCheck } from '@/contract/endpoints';
import { withRedis } from '@/lib/redis';
import { pingDatabase } from '@/db/ping';

async function check(ask: () => Promise<unknown>): Promise<HealthCheck> {
  const startedAt = performance.now();
  const status = await ask().then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  return { status, latency_ms: Math.round((performance.now() - startedAt) * 10) / 10 };
}

/** Readiness: asks Postgres and Redis, each within its own time limit. Never throws. */
export async function readHealth(): Promise<Health> {
  const [postgres, redis] = await Promise.all([
    check(pingDatabase),
    check(() => withRedis('cache', (client) => client.ping())),
  ]);
  const degraded = redis.status === 'ok' ? 'ok' : 'degraded';
  return {
    status: postgres.status === 'ok' ? degraded : 'unavailable',
    checks: { postgres, redis },
  };
}
