import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Calls `ask` until its result is neither undefined nor false, and returns the result.
 * @throws Error that names `what`, after `timeoutMs`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`timed out after ${timeoutMs} ms: ${what}`);
    await sleep(POLL_MS);
  }
}
