import { once } from 'node:events';
import { Redis, ReplyError, type RedisOptions } from 'ioredis';
import { Breaker } from '@/lib/breaker';
import { env } from '@/lib/env';
import { describeError, log } from '@/lib/log';
import { gauge } from '@/lib/metrics';
import { forgetSingleton, singleton } from '@/lib/singleton';
import { traced } from '@/lib/trace';

/** Replaces ioredis' defaults, which queue a command for over a minute and may run it twice. */
const COMMAND_TIMEOUT_MS = 200;
const CONNECT_TIMEOUT_MS = 1_000;
const MAX_RECONNECT_DELAY_MS = 2_000;

const common = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  maxRetriesPerRequest: 1,
  autoResendUnfulfilledCommands: false,
  retryStrategy: (attempt: number) => Math.min(attempt * 100, MAX_RECONNECT_DELAY_MS),
} satisfies RedisOptions;

/** One connection a role, so that a slow command of one role does not delay the others. */
const ROLES = ['cache', 'limiter', 'publisher'] as const;
export type RedisRole = (typeof ROLES)[number];

/**
 * Logs errors of the connection; without a listener they would end the process. The connection
 * outlives the request that opened it, so these lines carry no request id.
 */
function logErrors(client: Redis, role: string): Redis {
  return client.on('error', (error) =>
    traced({}, () => log().warn({ role, error: describeError(error) }, 'redis error')),
  );
}

interface Connection {
  client: Redis;
  breaker: Breaker;
  /** The running connection attempt, shared by all commands that wait for it. */
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
    // An error that Redis itself answers (such as NOSCRIPT) proves that Redis is up.
    const breaker = new Breaker((error) => !(error instanceof ReplyError));
    return { client: logErrors(client, role), breaker };
  });
}

gauge(
  'desk_redis_breaker_open',
  '1 while the breaker is open and commands to Redis fail immediately, 0 while they are sent.',
  ['role'],
  function collect() {
    for (const role of ROLES) this.set({ role }, connection(role).breaker.isOpen ? 1 : 0);
  },
);

const isReady = (client: Redis): boolean => client.status === 'ready';

/** Resolves when the connection is ready; rejects when it closes, or after 200 ms. */
async function untilReady(client: Redis): Promise<void> {
  if (client.status === 'wait' || client.status === 'end') {
    client.connect().catch(() => undefined);
  }
  const timeout = AbortSignal.timeout(COMMAND_TIMEOUT_MS);
  const closed = once(client, 'close', { signal: timeout }).then(() => {
    throw new Error('redis connection closed');
  });
  await Promise.race([once(client, 'ready', { signal: timeout }), closed]);
}

/** Resolves when the client can take commands; connects it first when necessary. */
async function ready(connection: Connection): Promise<void> {
  const { client } = connection;
  if (isReady(client)) return;
  // ioredis waits before its next attempt, so fail now instead of at the timeout.
  if (client.status === 'reconnecting' || client.status === 'close') {
    throw new Error('redis is not connected');
  }
  connection.connecting ??= untilReady(client).finally(() => (connection.connecting = undefined));
  await connection.connecting;
}

/**
 * Runs commands on the connection of a role. Throws when Redis refuses a command, does not answer
 * within 200 ms or is unreachable, and while the breaker is open. Redis holds no data that is not
 * also in PostgreSQL or expendable, so every caller must handle that.
 */
export async function withRedis<T>(
  role: RedisRole,
  commands: (client: Redis) => Promise<T>,
): Promise<T> {
  const target = connection(role);
  return target.breaker.run(async () => {
    await ready(target);
    return commands(target.client);
  });
}

/** Opens a connection for pub/sub, which resubscribes after a reconnect. The caller closes it. */
export function openSubscriber(): Redis {
  const client = new Redis(env().REDIS_URL, { ...common, autoResubscribe: true });
  return logErrors(client, 'subscriber');
}

/** Starts connecting in the background, so that the first request does not wait. Never throws. */
export function connectRedis(): void {
  for (const role of ROLES) void ready(connection(role)).catch(() => undefined);
}

/** Closes every connection that this process opened through `withRedis`. */
export function closeRedis(): void {
  for (const role of ROLES) {
    const open = singleton<Connection | null>(`redis.${role}`, () => null);
    open?.client.disconnect();
    forgetSingleton(`redis.${role}`);
  }
}
