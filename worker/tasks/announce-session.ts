import { announceSessionEnd } from '@/lib/auth';
import { defineTask } from '@/worker/task';

const REPEAT_EVERY_MS = 5_000;

/** Announces the end of a session to every process; repeats until Redis has accepted it. */
export const announceSessionTask = defineTask(
  'announce_session',
  ({ user_id, session_id }) => announceSessionEnd({ user_id, session_id }),
  { repeatEveryMs: REPEAT_EVERY_MS },
);
