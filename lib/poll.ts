import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  /** Give up after this many milliseconds. */
  timeoutMs: number;
  /** Wait between two calls, in milliseconds. */
  intervalMs: number;
}

/**
 * Calls `ask` until its result is neither undefined nor false, at least once, and returns that
 * result; undefined after `timeoutMs`. An error of `ask` ends the polling.
 */
export async function poll<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs, intervalMs }: PollOptions,
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) return undefined;
    await sleep(intervalMs);
  }
}
