import { Redis, type RedisOptions } from 'ioredis';
import { Breaker } from '@/lib/breaker';
import { env } from '@/lib/env';
import { describeError, log } from '@/lib/log';
import { forgetSingleton, singleton } from '@/lib/singleton';

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
export type RedisRole = 'cache' | 'limiter' | 'publisher';

/** Without a listener an error of the connection would end the process. */
function logErrors(client: Redis, role: string): Redis {
  return client.on('error', (error) =>
    log().warn({ role, error: describeError(error) }, 'redis error'),
  );
}

interface Connection {
  client: Redis;
  breaker: Breaker;
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
    return { client: logErrors(client, role), breaker: new Breaker() };
  });
}

const isReady = (client: Redis): boolean => client.status === 'ready';

/** Waits until the client can take a command, at most the connect time-out; starts it if need be. */
async function ready(client: Redis): Promise<void> {
  if (isReady(client)) return;
  if (client.status === 'wait' || client.status === 'end') {
    // Several callers may start it at once; all but the first are told that it is connecting.
    await client.connect().catch(() => undefined);
  }
  if (client.status === 'connecting' || client.status === 'connect') {
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error) => {
        client.off('ready', onReady).off('close', onClose);
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      const onReady = () => done();
      const onClose = () => done(new Error('redis connection closed'));
      const timer = setTimeout(() => done(new Error('redis connect timeout')), COMMAND_TIMEOUT_MS);
      client.once('ready', onReady).once('close', onClose);
    });
  }
  if (!isReady(client)) throw new Error('redis is not connected');
}

/**
 * Runs commands on the role's connection. Redis is never the truth, so every caller must have an
 * answer for when this throws: a refused, slow (over 200 ms) or absent Redis, or an open breaker.
 */
export async function withRedis<T>(
  role: RedisRole,
  commands: (client: Redis) => Promise<T>,
): Promise<T> {
  const { client, breaker } = connection(role);
  return breaker.run(async () => {
    await ready(client);
    return commands(client);
  });
}

/** A connection of its own for pub/sub, which re-subscribes by itself. The caller ends it. */
export function openSubscriber(): Redis {
  const client = new Redis(env().REDIS_URL, { ...common, autoResubscribe: true });
  return logErrors(client, 'subscriber');
}

/** Ends every connection that this process opened through `withRedis`. */
export function closeRedis(): void {
  for (const role of ['cache', 'limiter', 'publisher'] as const) {
    const open = singleton<Connection | null>(`redis.${role}`, () => null);
    open?.client.disconnect();
    forgetSingleton(`redis.${role}`);
  }
}
