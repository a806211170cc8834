import { z } from '@/contract/zod';

/**
 * The request whose write queued the job, for the logs. Jobs of the clock, of triggers and of
 * operators have none.
 */
const request_id = z.string().max(64).optional();

/**
 * The job queue's tasks by name, and the shape of each one's payload. What is not known is left out:
 * while a new version comes, workers of the old one read its jobs too.
 */
export const JOBS = {
  process_wire: z.object({ wire_id: z.uuid(), request_id }),
  announce: z.object({ wire_id: z.uuid(), request_id }),
  /** Started by the clock, which adds a payload of its own. */
  prune: z.object({}),
  announce_session: z.object({ user_id: z.uuid(), session_id: z.uuid(), request_id }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]>;
