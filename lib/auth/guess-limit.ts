import { createHash } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError, isAppError } from '@/contract/errors';
import { consume, giveBack, type Allowance, type Verdict } from '@/lib/rate-limit';
import { singleton } from '@/lib/singleton';
import { isKnownAddress } from '@/db/sessions';

const ACCOUNT_FAILURES_PER_HOUR = 100;
const HOUR_S = 60 * 60;
/** An address that signed in to the account within these days is not held up by others' guesses. */
const KNOWN_FOR_DAYS = 30;
const MAX_WAITING = 64;

function refused({ resetS }: Verdict): AppError {
  const detail = 'Too many failed sign-ins. Wait before you try again.';
  return new AppError('rate_limited', detail, { retryAfterS: resetS });
}

/** Who waits for whom: the last try of each account and address, and how many wait. */
const lanes = () =>
  singleton('sign-in-lanes', () => new Map<string, { last: Promise<unknown>; waiting: number }>());

/**
 * One try at a time for each account and address: each takes from the allowance before the password
 * is looked at, so many right ones at once must not look like many wrong ones.
 */
async function inLane<T>(lane: string, work: () => Promise<T>): Promise<T> {
  const known = lanes().get(lane) ?? { last: Promise.resolve(), waiting: 0 };
  if (known.waiting >= MAX_WAITING) {
    const detail = 'Too many sign-ins at once. Try again in a moment.';
    throw new AppError('service_unavailable', detail, { retryAfterS: 2 });
  }
  known.waiting += 1;
  const mine = known.last.then(work, work);
  known.last = mine.catch(() => undefined);
  lanes().set(lane, known);
  try {
    return await mine;
  } finally {
    known.waiting -= 1;
    if (known.waiting === 0) lanes().delete(lane);
  }
}

/**
 * Runs a check of a password under the limits of failed tries: each minute by account and address,
 * each hour by account. A try that succeeds does not count; one that is refused is not made.
 * @throws AppError rate_limited, and whatever `check` throws
 */
export async function limitGuesses<T>(
  email: string,
  address: string | undefined,
  check: () => Promise<T>,
): Promise<T> {
  const account = createHash('sha256').update(email).digest('base64url').slice(0, 22);
  const from = address ?? 'unknown';
  const perMinute: Allowance = {
    subject: `${account}@${from}`,
    operation: 'failed_login',
    limit: env().LOGIN_FAILURES_PER_MINUTE,
  };
  const perHour: Allowance = {
    subject: account,
    operation: 'failed_login_account',
    limit: ACCOUNT_FAILURES_PER_HOUR,
    windowS: HOUR_S,
  };
  return inLane(perMinute.subject, async () => {
    const allowances = (await isKnownAddress(email, from, KNOWN_FOR_DAYS))
      ? [perMinute]
      : [perMinute, perHour];
    for (const allowance of allowances) {
      const verdict = await consume(allowance);
      if (!verdict.allowed) throw refused(verdict);
    }
    const forgive = () => Promise.all(allowances.map(giveBack));
    try {
      const result = await check();
      await forgive();
      return result;
    } catch (error) {
      // Only a wrong password counts; a fault of ours must not lock anybody out.
      if (!isAppError(error, 'invalid_credentials')) await forgive();
      throw error;
    }
  });
}
