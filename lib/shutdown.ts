import { describeError, log } from '@/lib/log';

/** A process that has not stopped by then is ended: a deploy must not hang on one bad socket. */
const GIVE_UP_MS = 9_000;

/**
 * Runs `close` once, on SIGTERM or SIGINT, and ends the process: 0 when it closed in time,
 * else 1.
 */
export function onShutdown(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ error: describeError(error) }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
