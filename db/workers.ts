import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** A worker without a heartbeat for this long is removed from the table. */
const REMOVED_AFTER = '1 day';

/**
 * Records a worker's heartbeat, and unlocks the jobs of workers without one for `timeoutS` seconds.
 * It unlocks none when this worker's own last heartbeat is older than half of that: then the
 * database may have been unreachable for all workers. When a worker without heartbeat is running
 * after all, its job runs twice at the same time; conditional updates and the rail's idempotency
 * key make it take effect once.
 * @param id the name under which the queue locks this worker's jobs
 * @returns the workers whose jobs were unlocked
 */
export async function beat(id: string, timeoutS: number): Promise<string[]> {
  const [row] = await run<{ stale: string[] }>(
    'workers.beat',
    sql`
      with recorded as (
        insert into workers (id, seen_at) values (${id}, now())
        on conflict (id) do update set seen_at = excluded.seen_at
        returning 1
      ),
      removed as (
        delete from workers where seen_at < now() - ${REMOVED_AFTER}::interval returning 1
      ),
      fresh as (
        select w.id from workers w where w.seen_at > now() - make_interval(secs => ${timeoutS})
      ),
      stale as (
        select coalesce(array_agg(distinct j.locked_by), '{}') as ids from graphile_worker.jobs j
        where j.locked_at < now() - make_interval(secs => ${timeoutS})
          and j.locked_by <> ${id} and j.locked_by not in (select fresh.id from fresh)
          and exists (
            select from workers w
            where w.id = ${id} and w.seen_at > now() - make_interval(secs => ${timeoutS} / 2.0)
          )
      )
      select ids as stale, graphile_worker.force_unlock_workers(ids) as unlocked,
        (select count(*) from recorded) as recorded, (select count(*) from removed) as removed
      from stale`,
  );
  return row?.stale ?? [];
}

/** Removes the heartbeat of a worker that has ended in good order. */
export async function endBeat(id: string): Promise<void> {
  await run('workers.end', sql`delete from workers where id = ${id}`);
}
