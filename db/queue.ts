import { sql, type SQL } from 'drizzle-orm';
import type { JobName, JobPayload } from '@/contract/jobs';
import type { WireStatus } from '@/contract/wire-status';
import { currentTrace } from '@/lib/trace';
import { run } from '@/db/run';
import { UNSETTLED } from '@/db/schema';

/** A column for each field of a job's payload, but for the request's id, which is added here. */
type PayloadColumns<N extends JobName> = {
  readonly [Field in Exclude<keyof JobPayload<N>, 'request_id'>]: SQL;
};

/**
 * The expression that queues a job for each row of a select: in the same commit as what the
 * statement writes, or not at all. Its value is the job's id, which the statement must return:
 * PostgreSQL does not execute a select in `with` that is not read.
 * @param key what follows the task's name in the job's key; of two jobs with one key, one remains
 * @param runAt RFC 3339; absent means now
 */
export function queueJob<N extends JobName>(
  task: N,
  payload: PayloadColumns<N>,
  key: readonly SQL[],
  runAt?: string,
): SQL {
  const fields = Object.entries<SQL>({
    ...payload,
    request_id: sql`${currentTrace().request_id ?? null}::text`,
  }).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  return sql`enqueue_job(${task}::text, json_strip_nulls(json_build_object(${sql.join(fields, sql`, `)})),
        ${sql.join([sql`${task}::text`, ...key], sql` || ':' || `)}, ${runAt ?? null}::timestamptz)`;
}

/** The states of an unfinished job, in metrics and the runbook. */
export const JOB_STATES = ['due', 'later', 'running', 'given_up'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface QueueRow {
  task: string;
  state: JobState;
  jobs: number;
  /** Of those, jobs whose last run ended without knowing the rail's outcome. */
  outcome_unknown: number;
  /** Since the first of them was due or, when running, locked. Negative for those due later. */
  oldest_s: number;
}

/** Unfinished jobs by task and state. The queue holds no others, so the statement reads all of it. */
export async function readQueue(): Promise<QueueRow[]> {
  return run<QueueRow>(
    'jobs.count',
    sql`
      select task_identifier as task,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'given_up'
             when run_at <= now() then 'due' else 'later' end as state,
        count(*)::int as jobs,
        count(*) filter (where last_error like 'OutcomeUnknown%')::int as outcome_unknown,
        extract(epoch from now() - min(coalesce(locked_at, run_at)))::float8 as oldest_s
      from graphile_worker.jobs group by 1, 2`,
  );
}

export interface StatusRow {
  status: WireStatus;
  wires: number;
  /** Since the last change of the wire that was changed least recently. */
  oldest_s: number;
}

/**
 * Unsettled wires by status, read from a partial index: its size does not grow with the settled
 * wires, which are nearly all of a large table.
 */
export async function countUnsettled(): Promise<StatusRow[]> {
  return run<StatusRow>(
    'wires.unsettled',
    sql`
      select status, count(*)::int as wires,
        extract(epoch from now() - min(updated_at))::float8 as oldest_s
      from wires where ${UNSETTLED}
      group by status`,
  );
}
