import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeError, log } from '@/lib/log';
import { counter } from '@/lib/metrics';
import { withRedis } from '@/lib/redis';
import { singleton } from '@/lib/singleton';

/**
 * A cache entry is a field of a Redis hash. A reader that misses takes a lease in the same hash,
 * loads the value, and stores it only if its lease still exists. Invalidation deletes the hash with
 * its leases, so a value that was loaded before a write cannot be stored after it.
 */
const LEASE_MS = 5_000;
const WAIT_STEP_MS = 15;
const MAX_FIELDS = 50;

/**
 * KEYS[1] hash; ARGV field, new lease, lifetime of the lease in ms.
 * Returns {1, value} on a hit, {2, lease} when the lease was taken, {3, lease} when another reader
 * holds it.
 */
const READ = `
local value = redis.call('HGET', KEYS[1], 'v:' .. ARGV[1])
if value then return {1, value} end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local held = redis.call('HGET', KEYS[1], 'l:' .. ARGV[1])
if held then
  local until_ms, lease = string.match(held, '^(%d+) (.+)$')
  if tonumber(until_ms) > now then return {3, lease} end
end
local fresh = redis.call('EXISTS', KEYS[1]) == 0
redis.call('HSET', KEYS[1], 'l:' .. ARGV[1], (now + ARGV[3]) .. ' ' .. ARGV[2])
if fresh then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return {2, ARGV[2]}`;

/**
 * KEYS[1] hash; ARGV field, lease, value ('' only releases the lease), lifetime in ms, maximum of
 * fields. Returns 1 when the value was stored.
 */
const FILL = `
local held = redis.call('HGET', KEYS[1], 'l:' .. ARGV[1])
if not held or string.match(held, '^%d+ (.+)$') ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], 'l:' .. ARGV[1])
if ARGV[3] == '' then return 0 end
local filled = tonumber(redis.call('HGET', KEYS[1], 'n') or '0')
if filled >= tonumber(ARGV[5]) then return 0 end
redis.call('HSET', KEYS[1], 'v:' .. ARGV[1], ARGV[3], 'n', filled + 1)
if filled == 0 then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
return 1`;

const reads = counter('desk_cache_reads_total', 'Reads through the cache.', ['cache', 'result']);

export interface CacheEntry {
  /** Determines the lifetime of the whole hash, which starts with its first stored value. */
  cache: keyof typeof CACHE_LIVES_MS;
  /** The Redis key of the hash, and the field in it. */
  key: string;
  field: string;
}

export interface CacheAnswer {
  /** Undefined when `load` returned undefined, which is not cached. */
  value: string | undefined;
  hit: boolean;
}

type Load = () => Promise<string | undefined>;

/** Running loads of this process, by lease: readers that wait for a lease share its result. */
const underWay = () =>
  singleton('cache.under-way', () => new Map<string, Promise<string | undefined>>());

type Reading = [1 | 2 | 3, string];

async function read({ key, field }: CacheEntry, lease: string): Promise<Reading | undefined> {
  try {
    return (await withRedis('cache', (redis) =>
      redis.eval(READ, 1, key, field, lease, LEASE_MS),
    )) as Reading;
  } catch (error) {
    log().debug({ error: describeError(error) }, 'cache read failed');
    return undefined;
  }
}

async function fill({ cache, key, field }: CacheEntry, lease: string, value: string | undefined) {
  await withRedis('cache', (redis) =>
    redis.eval(FILL, 1, key, field, lease, value ?? '', CACHE_LIVES_MS[cache], MAX_FIELDS),
  ).catch((error: unknown) => log().debug({ error: describeError(error) }, 'cache write failed'));
}

async function loadUnderLease(entry: CacheEntry, lease: string, load: Load) {
  const loading = load();
  underWay().set(lease, loading);
  try {
    const value = await loading;
    await fill(entry, lease, value);
    return value;
  } catch (error) {
    await fill(entry, lease, undefined);
    throw error;
  } finally {
    underWay().delete(lease);
  }
}

async function findOrLoad(entry: CacheEntry, load: Load): Promise<CacheAnswer> {
  const deadline = Date.now() + LEASE_MS;
  const lease = randomUUID();
  for (;;) {
    const reading = await read(entry, lease);
    if (!reading || Date.now() > deadline) return { value: await load(), hit: false };
    const [kind, text] = reading;
    if (kind === 1) return { value: text, hit: true };
    if (kind === 2) return { value: await loadUnderLease(entry, lease, load), hit: false };
    const shared = underWay().get(text);
    if (shared) return { value: await shared, hit: false };
    await sleep(WAIT_STEP_MS);
  }
}

/**
 * The cached value of an entry, or the result of `load`. Concurrent readers of a missing entry share
 * one load. The value is never older than the last invalidation before the call. An error of Redis
 * counts as a miss; throws only what `load` throws.
 */
export async function cached(entry: CacheEntry, load: Load): Promise<CacheAnswer> {
  const answer = await findOrLoad(entry, load);
  reads.inc({ cache: entry.cache, result: answer.hit ? 'hit' : 'miss' });
  return answer;
}

/** Deletes hashes, and prevents running loads from storing into them. Throws when Redis fails. */
export async function invalidate(...keys: string[]): Promise<void> {
  await withRedis('cache', (redis) => redis.del(...keys));
}

/** The Redis keys of the cached hashes. Operators use them too: the runbook lists them. */
export const CACHE_KEYS = {
  wires: (userId: string) => `wires:user:${userId}`,
  wire: (wireId: string) => `wire:${wireId}`,
  sessions: (userId: string) => `session:user:${userId}`,
} as const;

const MINUTE_MS = 60_000;
/** The lifetime of each kind of hash. */
export const CACHE_LIVES_MS = {
  wires: 5 * MINUTE_MS,
  wire: 10 * MINUTE_MS,
  sessions: 60 * MINUTE_MS,
} as const;
