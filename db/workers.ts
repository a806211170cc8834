import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** A process that has not been heard of for so long will not be. */
const FORGOTTEN_AFTER = '1 day';

export interface WorkerProcess {
  id: string;
  /** What the queue writes into `locked_by` of a job that this process works on. */
  names: readonly string[];
}

/**
 * Says that a worker process lives, and hands back to the queue what is in the hands of those that
 * have not said so for `silenceS` seconds. Should one of them live after all, a job runs twice side
 * by side; conditional updates and the rail's key see to it that it counts once.
 * @returns the names of the silent ones whose jobs were handed back
 */
export async function beat(process: WorkerProcess, silenceS: number): Promise<string[]> {
  const rows = await run('workers.beat', (db) =>
    db.execute<{ silent: string[] }>(sql`
      with alive as (
        insert into workers (id, names, seen_at)
        values (${process.id}, ${sql.param(process.names)}::text[], now())
        on conflict (id) do update set names = excluded.names, seen_at = excluded.seen_at
        returning 1
      ),
      forgotten as (
        delete from workers where seen_at < now() - ${FORGOTTEN_AFTER}::interval returning 1
      ),
      silent as (
        select coalesce(array_agg(distinct j.locked_by), '{}') as names from graphile_worker.jobs j
        where j.locked_at < now() - make_interval(secs => ${silenceS})
          and j.locked_by <> all (${sql.param(process.names)}::text[])
          and not exists (
            select from workers w
            where j.locked_by = any (w.names)
              and w.seen_at > now() - make_interval(secs => ${silenceS})
          )
      )
      select names as silent, graphile_worker.force_unlock_workers(names) as unlocked,
        (select count(*) from alive) as alive, (select count(*) from forgotten) as forgotten
      from silent`),
  );
  return rows[0]?.silent ?? [];
}

/** Says that a worker process has ended in good order. */
export async function endBeat(id: string): Promise<void> {
  await run('workers.end', (db) => db.execute(sql`delete from workers where id = ${id}`));
}
