import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/**
 * True when a worker from this container's address has a LISTEN connection: it has started and
 * reaches the database. Behind a connection proxy all containers have one address, and a worker of
 * another container counts too.
 * @throws AppError service_unavailable
 */
export async function workerListens(): Promise<boolean> {
  const [row] = await run<{ listens: boolean }>(
    'worker.listens',
    sql`
      select exists (
        select from pg_stat_activity
        where datname = current_database() and query like 'LISTEN "jobs:insert"%'
          and client_addr is not distinct from inet_client_addr()
      ) as listens`,
  );
  return row?.listens === true;
}
