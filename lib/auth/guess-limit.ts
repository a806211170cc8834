import { createHash } from 'node:crypto';
import { AppError, isAppError } from '@/contract/errors';
import { env } from '@/lib/env';
import { consume, giveBack, type Allowance, type Verdict } from '@/lib/rate-limit';
import { singleton } from '@/lib/singleton';
import { BoundedQueue } from '@/lib/auth/bounded-queue';
import { isKnownAddress } from '@/db/sessions';

const ACCOUNT_FAILURES_PER_HOUR = 100;
const HOUR_S = 60 * 60;
/**
 * An address that signed in to the account within this time is exempt from the hourly limit, so
 * that guesses from other addresses cannot lock the owner out.
 */
const KNOWN_FOR_DAYS = 30;

function refused({ resetS }: Verdict): AppError {
  const detail = 'Too many failed sign-ins. Wait before you try again.';
  return new AppError('rate_limited', detail, { retryAfterS: resetS });
}

const queues = () => singleton('sign-in-queues', () => new Map<string, BoundedQueue>());

/**
 * Runs the sign-ins of one account and address one at a time. Each consumes from the allowance
 * before its password is compared, so many correct ones in parallel would be refused as failures.
 */
async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues().get(key) ?? new BoundedQueue(1);
  queues().set(key, queue);
  try {
    return await queue.run(work);
  } finally {
    if (queue.isIdle) queues().delete(key);
  }
}

/** The limits that a failed sign-in counts against. */
async function allowancesFor(account: string, email: string, from: string): Promise<Allowance[]> {
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
  const isKnown = await isKnownAddress(email, from, KNOWN_FOR_DAYS);
  return isKnown ? [perMinute] : [perMinute, perHour];
}

/**
 * Runs `check`, which compares a password, under two limits of failed attempts: a minute for
 * account and address, an hour for the account. Only failed attempts count. An attempt over a limit
 * does not run `check`.
 * @param address the client's IP address
 * @throws AppError rate_limited, service_unavailable; and what `check` throws
 */
export async function limitGuesses<T>(
  email: string,
  address: string | undefined,
  check: () => Promise<T>,
): Promise<T> {
  const account = createHash('sha256').update(email).digest('base64url').slice(0, 22);
  const from = address ?? 'unknown';
  return inTurn(`${account}@${from}`, async () => {
    const allowances = await allowancesFor(account, email, from);
    for (const allowance of allowances) {
      const verdict = await consume(allowance);
      if (!verdict.allowed) throw refused(verdict);
    }
    const refund = () => Promise.all(allowances.map(giveBack));
    try {
      const result = await check();
      await refund();
      return result;
    } catch (error) {
      // Only a wrong password counts; an outage must not lock users out.
      if (!isAppError(error, 'invalid_credentials')) await refund();
      throw error;
    }
  });
}
