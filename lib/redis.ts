import { once } from 'node:events';
import { Redis, ReplyError, type RedisOptions } from 'ioredis';
import { Breaker } from '@/lib/breaker';
import { env } from '@/lib/env';
import { describeError, log } from '@/lib/log';
import { gauge } from '@/lib/metrics';
import { forgetSingleton, singleton } from '@/lib/singleton';
import { traced } from '@/lib/trace';

/** By default ioredis holds a command for over a minute when Redis is down, and may run it twice. */
const COMMAND_TIMEOUT_MS = 200;
const CONNECT_TIMEOUT_MS = 1_000;
const MAX_RECONNECT_DELAY_MS = 2_000;

const common = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  maxRetriesPerRequest: 1,
  autoResendUnfulfilledCommands: false,
  retryStrategy: (attempt: number) => Math.min(attempt * 100, MAX_RECONNECT_DELAY_MS),
} satisfies RedisOptions;

/** One connection a role, so that a slow command of one cannot hold up the other. */
const ROLES = ['cache', 'limiter', 'publisher'] as const;
export type RedisRole = (typeof ROLES)[number];

/**
 * Without a listener an error of the connection would end the process. The connection outlives the
 * request that opened it, so its errors are nobody's.
 */
function logErrors(client: Redis, role: string): Redis {
  return client.on('error', (error) =>
    traced({}, () => log().warn({ role, error: describeError(error) }, 'redis error')),
  );
}

interface Connection {
  client: Redis;
  breaker: Breaker;
  /** While the connection is being made: everybody waits for the one attempt. */
  connecting?: Promise<void> | undefined;
}

function connection(role: RedisRole): Connection {
  return singleton(`redis.${role}`, () => {
    const client = new Redis(env().REDIS_URL, {
      ...common,
      lazyConnect: true,
      commandTimeout: COMMAND_TIMEOUT_MS,
      enableOfflineQueue: false,
      enableAutoPipelining: true,
    });
    // An error that Redis itself answers (NOSCRIPT, for one) shows that it is there.
    const breaker = new Breaker((error) => !(error instanceof ReplyError));
    return { client: logErrors(client, role), breaker };
  });
}

gauge(
  'desk_redis_breaker_open',
  'Whether Redis is taken to be away: 1 while its commands fail at once, 0 while they are sent.',
  ['role'],
  function collect() {
    for (const role of ROLES) this.set({ role }, connection(role).breaker.isOpen ? 1 : 0);
  },
);

const isReady = (client: Redis): boolean => client.status === 'ready';

/** Resolves when the connection can take commands; rejects when it closes or takes too long. */
async function untilReady(client: Redis): Promise<void> {
  if (client.status === 'wait' || client.status === 'end') {
    client.connect().catch(() => undefined);
  }
  const late = AbortSignal.timeout(COMMAND_TIMEOUT_MS);
  const closed = once(client, 'close', { signal: late }).then(() => {
    throw new Error('redis connection closed');
  });
  await Promise.race([once(client, 'ready', { signal: late }), closed]);
}

/** Makes sure that the client can take a command; starts its connection if need be. */
async function ready(connection: Connection): Promise<void> {
  const { client } = connection;
  if (isReady(client)) return;
  // Between two attempts there is nothing to wait for.
  if (client.status === 'reconnecting' || client.status === 'close') {
    throw new Error('redis is not connected');
  }
  connection.connecting ??= untilReady(client).finally(() => (connection.connecting = undefined));
  await connection.connecting;
}

/**
 * Runs commands on the role's connection. Redis is never the truth, so every caller must have an
 * answer for when this throws: a refused, slow (over 200 ms) or absent Redis, or an open breaker.
 */
export async function withRedis<T>(
  role: RedisRole,
  commands: (client: Redis) => Promise<T>,
): Promise<T> {
  const of = connection(role);
  return of.breaker.run(async () => {
    await ready(of);
    return commands(of.client);
  });
}

/** A connection of its own for pub/sub, which re-subscribes by itself. The caller ends it. */
export function openSubscriber(): Redis {
  const client = new Redis(env().REDIS_URL, { ...common, autoResubscribe: true });
  return logErrors(client, 'subscriber');
}

/** Begins to connect, so that the first request need not wait for it. */
export function connectRedis(): void {
  for (const role of ROLES) void ready(connection(role)).catch(() => undefined);
}

/** Ends every connection that this process opened through `withRedis`. */
export function closeRedis(): void {
  for (const role of ROLES) {
    const open = singleton<Connection | null>(`redis.${role}`, () => null);
    open?.client.disconnect();
    forgetSingleton(`redis.${role}`);
  }
}
