import { withRedis } from '@/lib/redis';
import { pingDatabase } from '@/db/ping';

export interface Check {
  status: 'ok' | 'failed';
  latency_ms: number;
}

export interface Health {
  /** `degraded`: Redis is away, everything still works, slower. `unavailable`: Postgres is away. */
  status: 'ok' | 'degraded' | 'unavailable';
  checks: { postgres: Check; redis: Check };
}

async function check(ask: () => Promise<unknown>): Promise<Check> {
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
