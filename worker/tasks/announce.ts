import { announceWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

const REPEAT_EVERY_MS = 5_000;

/**
 * Announces the newest change of a wire; repeats until Redis has accepted it. The process that
 * wrote the change also announces it, but may have died before that.
 */
export const announceTask = defineTask('announce', ({ wire_id }) => announceWire(wire_id), {
  repeatEveryMs: REPEAT_EVERY_MS,
});
