import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** Most rows of each kind in one run, so that the statement ends within its time-out. */
const MAX_PRUNED = 10_000;
/** A sign-in makes its address known for thirty days, so an ended session is kept that long. */
const SESSIONS_KEPT_DAYS = 30;

/** How many rows were removed. */
export interface Pruned {
  idempotency_keys: number;
  sessions: number;
}

/**
 * Removes expired idempotency keys, and sessions that ended over thirty days ago with their refresh
 * tokens. At most 10,000 of each; the next run removes more.
 */
export async function pruneExpired(): Promise<Pruned> {
  const [pruned] = await run<Pruned>(
    'prune',
    sql`
      with keys as (
        delete from idempotency_keys where ctid in (
          select ctid from idempotency_keys where expires_at <= now() limit ${MAX_PRUNED}
        ) returning 1
      ),
      ended as (
        delete from sessions where id in (
          select id from sessions
          where expires_at < now() - make_interval(days => ${SESSIONS_KEPT_DAYS}) limit ${MAX_PRUNED}
        ) returning 1
      )
      select (select count(*) from keys)::int as idempotency_keys, (select count(*) from ended)::int as sessions`,
  );
  return pruned ?? { idempotency_keys: 0, sessions: 0 };
}
