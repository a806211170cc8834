import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

export interface StoredAnswer {
  fingerprint: string;
  body: string;
}

/** The first answer to this key of this user; undefined when there is none or it expired. */
export async function findIdempotentAnswer(
  userId: string,
  key: string,
): Promise<StoredAnswer | undefined> {
  const [answer] = await run<StoredAnswer>(
    'idempotency_keys.find',
    sql`
      select fingerprint, body from idempotency_keys
      where user_id = ${userId} and key = ${key} and expires_at > now()`,
  );
  return answer;
}
