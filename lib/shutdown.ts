import { describeError, log } from '@/lib/log';

/** A process that has not closed by then exits: one stuck connection must not block a deploy. */
const GIVE_UP_MS = 9_000;

/**
 * Runs `close` once, on the first SIGTERM or SIGINT, and exits: with code 0 when it resolved, with 1
 * when it threw or took longer than 9 seconds.
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
        log().error({ error: describeError(error) }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
