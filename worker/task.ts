import type { JobHelpers, Task } from 'graphile-worker';
import { JOBS, type JobName, type JobPayload } from '@/contract/jobs';
import { describeError, log } from '@/lib/log';
import { counter, histogram } from '@/lib/metrics';
import { note, traced, type Trace } from '@/lib/trace';

const BUCKETS_S = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const jobs = counter('desk_jobs_total', 'Runs of jobs, by how they ended.', ['task', 'outcome']);
const durations = histogram('desk_job_duration_seconds', 'Runs of jobs.', BUCKETS_S, ['task']);

/** How a run ends: done, to be run again, or given up. */
const OUTCOMES = ['done', 'failed', 'exhausted'] as const;

/**
 * What the queue is told of a failure. It writes the message into its table and its log, and other
 * errors' messages may say more than those should hold.
 */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

export interface TaskOptions {
  /**
   * Repeat at this pace until it succeeds, instead of ever more rarely and then not at all: for work
   * that waits for Redis to come back.
   */
  repeatEveryMs?: number;
}

async function repeatLater(helpers: JobHelpers, name: string, payload: object, afterMs: number) {
  const jobKey = helpers.job.key;
  await helpers.addJob(name, payload, {
    runAt: new Date(Date.now() + afterMs),
    ...(jobKey !== null && { jobKey }),
  });
}

function noteIds(payload: Trace): void {
  const { request_id, wire_id, user_id, session_id } = payload;
  note({ request_id, wire_id, user_id, session_id });
}

/**
 * The road of a job, written once: parse the payload, run, one line in the log. Every line on the
 * way carries the job's ids and those of its payload. What `work` throws makes the queue run the job
 * again, later.
 */
export function defineTask<N extends JobName>(
  name: N,
  work: (payload: JobPayload<N>, helpers: JobHelpers) => Promise<void>,
  { repeatEveryMs }: TaskOptions = {},
): Record<N, Task> {
  for (const outcome of OUTCOMES) jobs.inc({ task: name, outcome }, 0);
  const attempt = async (raw: unknown, helpers: JobHelpers): Promise<void> => {
    const startedAt = performance.now();
    const { attempts, max_attempts } = helpers.job;
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
      await work(payload, helpers);
      log().info(ended('done'), 'job done');
    } catch (error) {
      // What cannot be read will not become readable by repeating it at a pace.
      const repeated = repeatEveryMs !== undefined && payload;
      const last = attempts >= max_attempts && !repeated;
      log().error(
        { ...ended(last ? 'exhausted' : 'failed'), error: describeError(error) },
        last ? 'job failed for the last time' : 'job failed, will be repeated',
      );
      if (!repeated) throw new JobFailed(error instanceof Error ? error.name : 'unknown');
      await repeatLater(helpers, name, repeated, repeatEveryMs);
    }
  };
  const task: Task = (raw, helpers) => {
    const { id, attempts } = helpers.job;
    return traced({ task: name, job_id: id, attempt: attempts }, () => attempt(raw, helpers));
  };
  return { [name]: task } as Record<N, Task>;
}
