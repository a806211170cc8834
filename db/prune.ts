import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** One statement must end within its time-out; what is left goes an hour later. */
const AT_ONCE = 10_000;
/** An address is known for thirty days after a sign-in, so a session is kept that much longer. */
const SESSIONS_KEPT_DAYS = 30;

export interface Pruned extends Record<string, unknown> {
  idempotency_keys: number;
  sessions: number;
}

/** Removes expired idempotency keys and sessions that ended long ago (with their refresh tokens). */
export async function pruneExpired(): Promise<Pruned> {
  const rows = await run('prune', (db) =>
    db.execute<Pruned>(sql`
      with keys as (
        delete from idempotency_keys where ctid in (
          select ctid from idempotency_keys where expires_at <= now() limit ${AT_ONCE}
        ) returning 1
      ),
      ended as (
        delete from sessions where id in (
          select id from sessions
          where expires_at < now() - make_interval(days => ${SESSIONS_KEPT_DAYS}) limit ${AT_ONCE}
        ) returning 1
      )
      select (select count(*) from keys)::int as idempotency_keys, (select count(*) from ended)::int as sessions`),
  );
  return rows[0] ?? { idempotency_keys: 0, sessions: 0 };
}
