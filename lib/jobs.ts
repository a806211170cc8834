import { z } from '@/lib/zod';

/** The job queue's tasks by name, and the shape of each one's payload. */
export const JOBS = {
  process_wire: z.strictObject({ wire_id: z.uuid() }),
  announce: z.strictObject({ wire_id: z.uuid() }),
  /** Started by the clock, which adds a payload of its own. */
  prune: z.looseObject({}),
  announce_session: z.strictObject({ user_id: z.uuid(), session_id: z.uuid() }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]>;
