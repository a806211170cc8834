import type { Actor } from '@/contract/actor';
import type { RequestInfo } from '@/lib/api/request';
import { env } from '@/lib/env';
import { AppError } from '@/contract/errors';
import { consume, type Verdict } from '@/lib/rate-limit';

/** The headers of draft-ietf-httpapi-ratelimit-headers: the limit, and the remaining requests. */
function describe({ limit, remaining, resetS, windowS }: Verdict): Record<string, string> {
  return {
    'ratelimit-policy': `"default";q=${limit};w=${windowS}`,
    ratelimit: `"default";r=${remaining};t=${resetS}`,
  };
}

/**
 * Counts one request against the rate limit of its operation: by user, or by address without
 * authentication. Adds the rate-limit headers to the answer, also when it is an error.
 * @throws AppError rate_limited
 */
export async function limitRate(
  operation: string,
  actor: Actor | undefined,
  call: RequestInfo,
): Promise<void> {
  const { RATE_LIMIT_PER_MINUTE, ANONYMOUS_RATE_LIMIT_PER_MINUTE } = env();
  const verdict = await consume({
    subject: actor?.user_id ?? call.address ?? 'unknown',
    operation,
    limit: actor ? RATE_LIMIT_PER_MINUTE : ANONYMOUS_RATE_LIMIT_PER_MINUTE,
  });
  Object.assign(call.headers, describe(verdict));
  if (verdict.allowed) return;
  throw new AppError('rate_limited', `At most ${verdict.limit} a minute. Wait and try again.`, {
    retryAfterS: verdict.resetS,
  });
}
