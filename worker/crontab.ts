import type { JobName, JobPayload } from '@/contract/jobs';

/** Jobs that the crontab can queue: it knows no values for a payload. */
type ScheduledJob = {
  [N in JobName]: Record<string, never> extends JobPayload<N> ? N : never;
}[JobName];

/** When each scheduled job runs (UTC): minute, hour, day, month, weekday. */
const SCHEDULE = {
  prune: '17 * * * *',
} satisfies Partial<Record<ScheduledJob, string>>;

/** The schedule in the queue's crontab format, one line a job. */
export const CRONTAB = Object.entries(SCHEDULE)
  .map(([name, time]) => `${time} ${name}`)
  .join('\n');
