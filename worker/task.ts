import type { JobHelpers, Task, TaskSpec } from 'graphile-worker';
import { JOBS, type JobName, type JobPayload } from '@/contract/jobs';
import { describeError, log } from '@/lib/log';
import { counter, histogram } from '@/lib/metrics';
import { note, traced, type Trace } from '@/lib/trace';

const BUCKETS_S = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const jobs = counter('desk_jobs_total', 'Runs of jobs, by how they ended.', ['task', 'outcome']);
const durations = histogram('desk_job_duration_seconds', 'Runs of jobs.', BUCKETS_S, ['task']);

/** How a run ends: succeeded, failed and to be retried, or failed on the last attempt. */
const OUTCOMES = ['done', 'failed', 'exhausted'] as const;

/** A task of the queue, bound to the one job that it runs. */
export type JobTask<N extends JobName> = Task & { readonly job: N };

/** One task for every job of `JOBS`, each under its own name. */
export type JobTasks = { readonly [N in JobName]: JobTask<N> };

/** Adds a job from inside a job. */
export type AddJob = <N extends JobName>(
  name: N,
  payload: JobPayload<N>,
  spec?: TaskSpec,
) => Promise<void>;

/**
 * The error that the queue stores and logs. It carries only the name of the original error, whose
 * message may contain personal data.
 */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

export interface TaskOptions {
  /**
   * Retry at this interval without limit, instead of with exponential backoff and a maximum of
   * attempts: for jobs that wait for Redis to come back.
   */
  repeatEveryMs?: number;
}

/** The queue's `addJob`, restricted to the names and payloads of `JOBS`. */
function addJobOf(helpers: JobHelpers): AddJob {
  return async (name, payload, spec) => {
    const identifier: string = name;
    await helpers.addJob(identifier, payload, spec);
  };
}

/** When and under which key a job is queued again. The key replaces a job that is already queued. */
function repeatSpec({ key }: JobHelpers['job'], afterMs: number): TaskSpec {
  return { runAt: new Date(Date.now() + afterMs), ...(key !== null && { jobKey: key }) };
}

function noteIds(payload: Trace): void {
  const { request_id, wire_id, user_id, session_id } = payload;
  note({ request_id, wire_id, user_id, session_id });
}

/**
 * Makes the task of one job: parses the payload, runs `work`, counts the run and logs one line.
 * Every log line of the run carries the ids of the job and of its payload. When `work` throws, the
 * queue retries the job later.
 */
export function defineTask<N extends JobName>(
  name: N,
  work: (payload: JobPayload<N>, addJob: AddJob) => Promise<void>,
  { repeatEveryMs }: TaskOptions = {},
): JobTask<N> {
  for (const outcome of OUTCOMES) jobs.inc({ task: name, outcome }, 0);
  const attempt = async (raw: unknown, helpers: JobHelpers): Promise<void> => {
    const startedAt = performance.now();
    const { attempts, max_attempts } = helpers.job;
    const addJob = addJobOf(helpers);
    const ended = (outcome: (typeof OUTCOMES)[number]): { duration_ms: number } => {
      const ms = performance.now() - startedAt;
      jobs.inc({ task: name, outcome });
      durations.observe({ task: name }, ms / 1000);
      return { duration_ms: Math.round(ms) };
    };
    let payload: JobPayload<N> | undefined;
    try {
      payload = JOBS[name].parse(raw) as JobPayload<N>;
      noteIds(payload);
      await work(payload, addJob);
      log().info(ended('done'), 'job done');
    } catch (error) {
      // A payload that does not parse fails on every retry, so it keeps its maximum of attempts.
      const repeated = repeatEveryMs !== undefined && payload;
      const last = attempts >= max_attempts && !repeated;
      log().error(
        { ...ended(last ? 'exhausted' : 'failed'), error: describeError(error) },
        last ? 'job failed for the last time' : 'job failed, will be repeated',
      );
      if (!repeated) throw new JobFailed(error instanceof Error ? error.name : 'unknown');
      await addJob(name, repeated, repeatSpec(helpers.job, repeatEveryMs));
    }
  };
  const task: Task = (raw, helpers) => {
    const { id, attempts } = helpers.job;
    return traced({ task: name, job_id: id, attempt: attempts }, () => attempt(raw, helpers));
  };
  return Object.assign(task, { job: name });
}
