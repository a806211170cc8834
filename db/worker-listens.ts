import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/**
 * Is a worker connected to the queue that comes from the same address as we do? It says that one
 * started and can reach the database; a proxy between hides which of several it is.
 * @throws AppError service_unavailable
 */
export async function workerListens(): Promise<boolean> {
  const rows = await run('worker.listens', (db) =>
    db.execute<{ listens: boolean }>(sql`
      select exists (
        select from pg_stat_activity
        where datname = current_database() and query like 'LISTEN "jobs:insert"%'
          and client_addr is not distinct from inet_client_addr()
      ) as listens`),
  );
  return rows[0]?.listens === true;
}
