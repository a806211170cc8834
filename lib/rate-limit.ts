import { Ratelimit } from '@upstash/ratelimit';
import { LRUCache } from 'lru-cache';
import { describeError, log } from '@/lib/log';
import { counter } from '@/lib/metrics';
import { withRedis } from '@/lib/redis';
import { singleton } from '@/lib/singleton';

const decisions = counter('desk_rate_limit_decisions_total', 'Decisions of the rate limits.', [
  'operation',
  'decided_by',
  'verdict',
]);

export interface Allowance {
  /** The limited user or address. The Redis key is `ratelimit:{subject}:{operation}:{window}`. */
  subject: string;
  operation: string;
  /** The most requests in one window. */
  limit: number;
  /** The length of a window in seconds; 60 by default. */
  windowS?: number;
}

export interface Verdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Whole seconds until the window ends. */
  resetS: number;
  windowS: number;
}

const PREFIX = 'ratelimit';
const DEFAULT_WINDOW_S = 60;
const REMEMBERED_LOCALLY = 50_000;

/** The two commands that the library calls, on our own connection with timeout and breaker. */
const adapter = {
  evalsha: (sha: string, keys: string[], args: unknown[]) =>
    withRedis('limiter', (redis) => redis.evalsha(sha, keys.length, ...keys, ...args.map(String))),
  eval: (script: string, keys: string[], args: unknown[]) =>
    withRedis('limiter', (redis) => redis.eval(script, keys.length, ...keys, ...args.map(String))),
};

/** One limiter for each pair of limit and window; there are fewer than ten. */
function limiter(limit: number, windowS: number): Ratelimit {
  return singleton(`ratelimit.${limit}.${windowS}`, () => {
    const redis = adapter as unknown as ConstructorParameters<typeof Ratelimit>[0]['redis'];
    return new Ratelimit({
      redis,
      prefix: PREFIX,
      limiter: Ratelimit.fixedWindow(limit, `${windowS} s`),
      // Disabled: the library's cache never shrinks, and its timeout allows every request.
      ephemeralCache: false,
      timeout: 0,
      analytics: false,
    });
  });
}

const localCounts = () =>
  singleton('ratelimit.local', () => new LRUCache<string, number>({ max: REMEMBERED_LOCALLY }));

/** The same fixed window, counted in this process: the fallback while Redis is unavailable. */
function countLocally(key: string, limit: number, windowMs: number, by: number) {
  const window = Math.floor(Date.now() / windowMs);
  const slot = `${key}:${window}`;
  const used = (localCounts().get(slot) ?? 0) + by;
  localCounts().set(slot, used, { ttl: windowMs });
  return {
    success: used <= limit,
    remaining: Math.max(0, limit - used),
    reset: (window + 1) * windowMs,
  };
}

async function count(allowance: Allowance, by: number): Promise<Verdict> {
  const { subject, operation, limit, windowS = DEFAULT_WINDOW_S } = allowance;
  const key = `${subject}:${operation}`;
  let decided_by = 'redis';
  const result = await limiter(limit, windowS)
    .limit(key, { rate: by })
    .catch((error: unknown) => {
      decided_by = 'local';
      log().debug(
        { operation, error: describeError(error) },
        'rate limit in Redis failed, counted locally',
      );
      return countLocally(key, limit, windowS * 1000, by);
    });
  const verdict = result.success ? 'allowed' : 'refused';
  if (by > 0) decisions.inc({ operation, decided_by, verdict });
  return {
    allowed: result.success,
    limit,
    remaining: result.remaining,
    resetS: Math.max(1, Math.ceil((result.reset - Date.now()) / 1000)),
    windowS,
  };
}

/**
 * Counts one request against the allowance. The count is exact under concurrency while Redis is
 * available; without Redis each process counts by itself. Never throws.
 */
export function consume(allowance: Allowance): Promise<Verdict> {
  return count(allowance, 1);
}

/** Takes back one `consume`, for a request that does not count after all. Never throws. */
export async function giveBack(allowance: Allowance): Promise<void> {
  await count(allowance, -1);
}
