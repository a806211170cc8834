import { sql } from 'drizzle-orm';
import type { WireStatus } from '@/contract/wire-status';
import { run } from '@/db/run';

/** What may be said of a job that is not finished; the same words as in the runbook. */
export const JOB_STATES = ['due', 'later', 'running', 'given_up'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface QueueRow extends Record<string, unknown> {
  task: string;
  state: JobState;
  jobs: number;
  /** Of those whose last run ended without knowing what the rail did. */
  outcome_unknown: number;
  /** Since the first of them was due or, when running, taken. Negative for what is due later. */
  oldest_s: number;
}

/** How the job queue stands. It holds unfinished jobs only, so all of it may be read. */
export async function readQueue(): Promise<QueueRow[]> {
  const rows = await run('jobs.count', (db) =>
    db.execute<QueueRow>(sql`
      select task_identifier as task,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'given_up'
             when run_at <= now() then 'due' else 'later' end as state,
        count(*)::int as jobs,
        count(*) filter (where last_error like 'OutcomeUnknown%')::int as outcome_unknown,
        extract(epoch from now() - min(coalesce(locked_at, run_at)))::float8 as oldest_s
      from graphile_worker.jobs group by 1, 2`),
  );
  return [...rows];
}

export interface StatusRow extends Record<string, unknown> {
  status: WireStatus;
  wires: number;
  /** Since the last change of the one that has not changed for the longest. */
  oldest_s: number;
}

/**
 * How many wires are not completed, by status. Completed ones, which are nearly all there ever were,
 * are left out: the rest is in an index of its own, however large the table.
 */
export async function countUnsettled(): Promise<StatusRow[]> {
  const rows = await run('wires.unsettled', (db) =>
    db.execute<StatusRow>(sql`
      select w.status, count(*)::int as wires,
        extract(epoch from now() - min(w.updated_at))::float8 as oldest_s
      from wires w where w.deleted_at is null and w.status <> 'completed'
      group by w.status`),
  );
  return [...rows];
}
