import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** A worker that has not been heard of for so long will not be. */
const FORGOTTEN_AFTER = '1 day';

/**
 * Says that a worker lives, and hands back to the queue the jobs of those that have not said so for
 * `silenceS` seconds. It does not judge others when it could not speak itself shortly before: then
 * the database was away for all. Should a silent worker live after all, a job runs twice side by
 * side; conditional updates and the rail's key see to it that it counts once.
 * @param id the name under which the queue locks this worker's jobs
 * @returns the silent workers whose jobs were handed back
 */
export async function beat(id: string, silenceS: number): Promise<string[]> {
  const rows = await run('workers.beat', (db) =>
    db.execute<{ silent: string[] }>(sql`
      with alive as (
        insert into workers (id, seen_at) values (${id}, now())
        on conflict (id) do update set seen_at = excluded.seen_at
        returning 1
      ),
      forgotten as (
        delete from workers where seen_at < now() - ${FORGOTTEN_AFTER}::interval returning 1
      ),
      heard as (
        select w.id from workers w where w.seen_at > now() - make_interval(secs => ${silenceS})
      ),
      silent as (
        select coalesce(array_agg(distinct j.locked_by), '{}') as ids from graphile_worker.jobs j
        where j.locked_at < now() - make_interval(secs => ${silenceS})
          and j.locked_by <> ${id} and j.locked_by not in (select heard.id from heard)
          and exists (
            select from workers w
            where w.id = ${id} and w.seen_at > now() - make_interval(secs => ${silenceS} / 2.0)
          )
      )
      select ids as silent, graphile_worker.force_unlock_workers(ids) as unlocked,
        (select count(*) from alive) as alive, (select count(*) from forgotten) as forgotten
      from silent`),
  );
  return rows[0]?.silent ?? [];
}

/** Says that a worker has ended in good order. */
export async function endBeat(id: string): Promise<void> {
  await run('workers.end', (db) => db.execute(sql`delete from workers where id = ${id}`));
}
