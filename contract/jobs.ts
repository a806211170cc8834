import { z } from '@/contract/zod';

/**
 * The request whose write queued the job, for the logs. Absent in jobs that the crontab, a trigger
 * or an operator queued.
 */
const request_id = z.string().max(64).optional();

/**
 * The payload of each job, by the name of its task. Unknown keys are dropped, not refused: during a
 * deploy, workers of the old version also parse the payloads of the new one.
 */
export const JOBS = {
  process_wire: z.object({ wire_id: z.uuid(), request_id }),
  announce: z.object({ wire_id: z.uuid(), request_id }),
  /** Queued by the crontab, which adds a payload of its own. */
  prune: z.object({}),
  announce_session: z.object({ user_id: z.uuid(), session_id: z.uuid(), request_id }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]>;
