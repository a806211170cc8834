import { and, eq, gt, sql } from 'drizzle-orm';
import { run } from '@/db/run';
import { idempotencyKeys } from '@/db/schema';

export interface StoredAnswer {
  fingerprint: string;
  body: string;
}

/** The answer that was given first to this user's key; undefined when there is none or it expired. */
export async function findIdempotentAnswer(
  userId: string,
  key: string,
): Promise<StoredAnswer | undefined> {
  const rows = await run('idempotency_keys.find', (db) =>
    db
      .select({ fingerprint: idempotencyKeys.fingerprint, body: idempotencyKeys.body })
      .from(idempotencyKeys)
      .where(
        and(
          eq(idempotencyKeys.user_id, userId),
          eq(idempotencyKeys.key, key),
          gt(idempotencyKeys.expires_at, sql`now()`),
        ),
      ),
  );
  return rows[0];
}
