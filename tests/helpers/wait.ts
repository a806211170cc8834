import { poll } from '@/lib/poll';

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
  const answer = await poll(ask, { timeoutMs, intervalMs: POLL_MS });
  if (answer === undefined) throw new Error(`timed out after ${timeoutMs} ms: ${what}`);
  return answer;
}
