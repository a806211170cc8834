import type { JobHelpers, Task } from 'graphile-worker';
import { JOBS, type JobName, type JobPayload } from '@/lib/jobs';
import { describeError, log } from '@/lib/log';

/**
 * The road of a job, written once: parse the payload, run, one line in the log. What `work` throws
 * makes the queue run the job again, later.
 */
export function defineTask<N extends JobName>(
  name: N,
  work: (payload: JobPayload<N>) => Promise<void>,
): Record<N, Task> {
  const task: Task = async (raw: unknown, helpers: JobHelpers) => {
    const startedAt = performance.now();
    const { id, attempts, max_attempts } = helpers.job;
    const payload = JOBS[name].parse(raw) as JobPayload<N>;
    const line: Record<string, unknown> = { job_id: id, task: name, attempt: attempts, ...payload };
    try {
      await work(payload);
      const duration_ms = Math.round(performance.now() - startedAt);
      log().info({ ...line, duration_ms }, 'job done');
    } catch (error) {
      const last = attempts >= max_attempts;
      log().error(
        { ...line, error: describeError(error) },
        last ? 'job failed for the last time' : 'job failed, will be repeated',
      );
      throw error;
    }
  };
  return { [name]: task } as Record<N, Task>;
}
