import type { JobHelpers, Task } from 'graphile-worker';
import { JOBS, type JobName, type JobPayload } from '@/lib/jobs';
import { describeError, log } from '@/lib/log';

/**
 * What the queue is told of a failure. It writes the message into its table and its log, and an
 * error of the database carries SQL and values.
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

/**
 * The road of a job, written once: parse the payload, run, one line in the log. What `work` throws
 * makes the queue run the job again, later.
 */
export function defineTask<N extends JobName>(
  name: N,
  work: (payload: JobPayload<N>, helpers: JobHelpers) => Promise<void>,
  { repeatEveryMs }: TaskOptions = {},
): Record<N, Task> {
  const task: Task = async (raw: unknown, helpers: JobHelpers) => {
    const startedAt = performance.now();
    const { id, attempts, max_attempts } = helpers.job;
    const payload = JOBS[name].parse(raw) as JobPayload<N>;
    const line: Record<string, unknown> = { job_id: id, task: name, attempt: attempts, ...payload };
    try {
      await work(payload, helpers);
      log().info({ ...line, duration_ms: Math.round(performance.now() - startedAt) }, 'job done');
    } catch (error) {
      const last = attempts >= max_attempts && repeatEveryMs === undefined;
      log().error(
        { ...line, error: describeError(error) },
        last ? 'job failed for the last time' : 'job failed, will be repeated',
      );
      if (repeatEveryMs === undefined) {
        throw new JobFailed(error instanceof Error ? error.name : 'unknown');
      }
      await repeatLater(helpers, name, payload, repeatEveryMs);
    }
  };
  return { [name]: task } as Record<N, Task>;
}
